import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createServer } from '#base/http/server.ts';
import { createLogger } from '#base/telemetry/logger.ts';
import { createMetrics } from '#base/telemetry/metrics.ts';
import { turnAway, type Crowded } from './turn-away.ts';

const refused = async (t: { after(fn: () => Promise<unknown>): void }, why: Crowded, language: string): Promise<Response> => {
  const app = await createServer({ service: 'door', logger: createLogger('door'), metrics: createMetrics('door') });
  t.after(() => app.close());
  app.post('/', { onRequest: (request, reply) => turnAway(request, reply, why) }, async () => assert.fail('nobody is let in'));
  const origin = await app.listen({ port: 0, host: '127.0.0.1' });
  return fetch(origin, { method: 'POST', headers: { 'content-type': 'application/json', 'accept-language': language }, body: '{"not":' });
};

test('a sender that had its share is told so in its language, and when to come back', async (t) => {
  const answer = await refused(t, 'share', 'en');
  assert.equal(answer.status, 429);
  assert.equal(answer.headers.get('content-type'), 'application/problem+json; charset=utf-8');
  assert.match(answer.headers.get('retry-after')!, /^[1-4]$/);
  const { code, title, status, detail } = await answer.json() as Record<string, unknown>;
  assert.deepEqual({ code, title, status, detail }, { code: 'INTAKE_SHARE', title: 'Too many requests from your network', status: 429,
    detail: 'Wait for the time shown, then try again.' });
});

test('a full service answers 503 in French by default, whatever the body is', async (t) => {
  const answer = await refused(t, 'full', '');
  assert.equal(answer.status, 503);
  const { code, title } = await answer.json() as Record<string, unknown>;
  assert.deepEqual({ code, title }, { code: 'INTAKE_FULL', title: 'File pleine' });
});
