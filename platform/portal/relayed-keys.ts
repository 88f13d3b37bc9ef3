import type { FastifyInstance } from 'fastify';
import { logProblems } from '#base/log/errors.ts';

const ANSWER_MS_MAX = 2_000;
const KEPT_MS = 60_000;

/**
 * Gives the published keys of a service on the portal's own origin, where the verification page may fetch them. They
 * are public; a copy is kept for a minute, and the last one when the service is down.
 */
export const relayedKeys = (
  app: FastifyInstance, services: () => readonly { name: string; origin: string }[],
): void => {
  const kept = new Map<string, { text: string; at: number }>();
  app.get('/log/:service/keys', { schema: { hide: true } }, async (request, reply) => {
    const { service } = request.params as { service: string };
    const origin = services().find(({ name }) => name === service)?.origin;
    if (!origin) throw logProblems.LOG_NOT_FOUND();
    const known = kept.get(service);
    if (!known || Date.now() - known.at > KEPT_MS) {
      const text = await fresh(`${origin}/log/${service}/keys`);
      if (text !== undefined) kept.set(service, { text, at: Date.now() });
    }
    const found = kept.get(service);
    if (!found) throw logProblems.LOG_NOT_FOUND();
    return reply.type('application/json; charset=utf-8').header('cache-control', 'public, max-age=60').send(found.text);
  });
};

const fresh = async (url: string): Promise<string | undefined> => {
  const answer = await fetch(url, { signal: AbortSignal.timeout(ANSWER_MS_MAX) }).catch(() => undefined);
  return answer?.ok ? answer.text() : undefined;
};
