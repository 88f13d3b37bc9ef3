import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Lang } from '#base/values/lang.ts';
import { traceOf } from '#base/telemetry/trace.ts';
import type { Problem } from '#base/values/problem.ts';
import { httpProblems } from './errors.ts';
import { languageOf, wantsHtml } from './language.ts';
import { answerEarly } from './linger.ts';
import { problemPage } from './problem-pages.ts';
import type { Admission } from './service-context.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Answered even while the disk is nearly full. */
    evenOnFullDisk?: true;
  }
}

/**
 * `config` of the few routes with an unsafe method that go on while the disk is nearly full: what only reads or computes,
 * what signs people in and out, and the levers of whoever runs the platform.
 */
export const EVEN_ON_FULL_DISK = { evenOnFullDisk: true } as const;

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

export type FullDiskOptions = {
  admission: () => Admission;
  renderProblem?: ((problem: Problem, lang: Lang, traceId: string) => string | undefined) | undefined;
};

/**
 * While the admission is closed nothing is taken that would have to be kept: POST, PUT, PATCH and DELETE are refused on
 * their header block (503 DISK_LOW), whatever the route, so that the write-ahead log never fills its volume. People get a page,
 * programs the problem document, both with `Retry-After`; reading goes on.
 */
export const refuseOnFullDisk = (app: FastifyInstance, { admission, renderProblem }: FullDiskOptions): void => {
  app.addHook('onRequest', (request, reply, done) => {
    if (SAFE.has(request.method)) return done();
    const now = admission();
    if (now.open || request.routeOptions.config.evenOnFullDisk) return done();
    refuse(request, reply, httpProblems.DISK_LOW({ detail: now.reason, retryAfterS: spread(now.retryAfterS) }), renderProblem);
  });
};

/** Up to half as long again, so that those who were refused do not come back all at once. */
const spread = (seconds: number): number => Math.ceil(seconds * (1 + Math.random() / 2));

const refuse = (request: FastifyRequest, reply: FastifyReply, problem: Problem, render: FullDiskOptions['renderProblem']): void => {
  const lang = languageOf(request);
  const isPage = wantsHtml(request);
  const body = isPage ? render?.(problem, lang, traceOf(request)) ?? problemPage(problem.code, problem.kind, lang)
    : JSON.stringify(problem.toDocument(lang, request.url.split('?')[0], traceOf(request)));
  const own = Object.entries(reply.getHeaders()).map(([name, value]) => [name, String(value)]);
  reply.hijack();
  answerEarly(request.raw, reply.raw, problem.status, { ...Object.fromEntries(own), 'cache-control': 'no-store',
    'retry-after': String(problem.options.retryAfterS), 'content-type': isPage ? 'text/html; charset=utf-8'
      : 'application/problem+json; charset=utf-8' }, body);
};
