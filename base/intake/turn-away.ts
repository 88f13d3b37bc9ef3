import type { FastifyReply, FastifyRequest } from 'fastify';
import { languageOf } from '#base/http/language.ts';
import { answerEarly } from '#base/http/linger.ts';
import type { Lang } from '#base/values/lang.ts';
import { intakeProblems } from './errors.ts';

/** Why nobody more is let in now: this sender has had its share, or there is no room for anybody. */
export type Crowded = 'share' | 'full';

const RETRY_S_MAX = 4;

/** Laid out once: in a crowd nine requests of ten are turned away, and none may cost what an error costs. */
const laidOut = (problem: ReturnType<typeof intakeProblems.INTAKE_FULL>) => {
  const text = (lang: Lang): string => JSON.stringify(problem.toDocument(lang));
  return { status: problem.status, fr: text('fr'), en: text('en') };
};
const ANSWERS = { share: laidOut(intakeProblems.INTAKE_SHARE()), full: laidOut(intakeProblems.INTAKE_FULL()) };

/**
 * Turns a request away on its header block, before its body is read (429 or 503 problem+json). `Retry-After` is drawn
 * between 1 and 4 s, so that senders do not come back all at once.
 */
export const turnAway = (request: FastifyRequest, reply: FastifyReply, why: Crowded): void => {
  const answer = ANSWERS[why];
  reply.hijack();
  answerEarly(request.raw, reply.raw, answer.status, { 'content-type': 'application/problem+json; charset=utf-8',
    'retry-after': String(1 + Math.floor(Math.random() * RETRY_S_MAX)) }, answer[languageOf(request)]);
};
