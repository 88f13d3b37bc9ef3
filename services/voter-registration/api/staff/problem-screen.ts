import type { FastifyReply, FastifyRequest } from 'fastify';
import { languageOf, wantsHtml } from '#base/http/language.ts';
import { toProblem } from '#base/http/to-problem.ts';
import type { Logger } from '#base/telemetry/logger.ts';
import { showStaff, type StaffKit } from './staff-kit.ts';

/**
 * A problem as a screen of agents, with the menu of what is theirs: an agent who opens a page of another role is not sent to the
 * citizens' pages. Visitors, citizens and programs have the answer of everybody.
 */
export const problemScreen = (kit: StaffKit, logger: Logger) => async (error: unknown, request: FastifyRequest,
  reply: FastifyReply): Promise<FastifyReply> => {
  const problem = toProblem(error, logger, request);
  const actor = wantsHtml(request) ? (await kit.access.requests.of(request))?.actor : undefined;
  if (actor?.kind !== 'agent') throw problem;
  const lang = languageOf(request);
  if (problem.options.retryAfterS !== undefined) reply.header('retry-after', String(problem.options.retryAfterS));
  return showStaff(kit, { actor, request, reply, lang, at: kit.register.clock(), purpose: '' }, { title: problem.kind.title[lang],
    lead: problem.kind.remedy[lang], blocks: [{ kind: 'text', text: `${problem.code} · ${request.id}` }] }, problem.status);
};
