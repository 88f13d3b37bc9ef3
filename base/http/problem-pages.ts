import type { FastifyInstance } from 'fastify';
import { escapeHtml } from '#base/values/escape-html.ts';
import type { Lang } from '#base/values/lang.ts';
import { problemKind, type ProblemKind } from '#base/values/problem.ts';
import { httpProblems } from './errors.ts';
import { languageOf, wantsHtml } from './language.ts';

const WORDS = { fr: { problem: 'Erreur', remedy: 'Que faire ?' }, en: { problem: 'Error', remedy: 'What to do' } };

/** The pages that the `type` of a problem document points to (RFC 9457 §3.1.1): what the code means, and what to do. */
export const problemPages = (app: FastifyInstance): void => {
  app.get('/problems/:code', { schema: { hide: true } }, (request, reply) => {
    const { code } = request.params as { code: string };
    const kind = problemKind(code);
    if (!kind) throw httpProblems.HTTP_NOT_FOUND();
    const lang = languageOf(request);
    reply.header('cache-control', 'public, max-age=3600').header('vary', 'accept, accept-language');
    if (wantsHtml(request)) return reply.type('text/html; charset=utf-8').send(problemPage(code, kind, lang));
    return reply.send({ code, status: kind.status, title: kind.title, remedy: kind.remedy });
  });
};

/** A code in words, as a plain page; for readers of services without pages of their own too. */
export const problemPage = (code: string, { status, title, remedy }: ProblemKind, lang: Lang): string => {
  const words = WORDS[lang];
  const [name, text, help] = [code, title[lang], remedy[lang]].map(escapeHtml);
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>${name}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head><body><main><h1>${text}</h1>
<p>${words.problem} <code>${name}</code>, HTTP ${status}</p><h2>${words.remedy}</h2><p>${help}</p></main></body></html>`;
};
