import type { FastifyRequest } from 'fastify';
import type { Lang } from '#base/values/lang.ts';
import { readCookie } from './cookies.ts';

/** The reader's language: `?lang=`, then the cookie `lang`, then Accept-Language by its weights, then French. */
export const languageOf = (request: FastifyRequest): Lang => {
  const asked = (request.query as Record<string, unknown> | undefined)?.lang ?? readCookie(request.headers.cookie, 'lang');
  if (asked === 'fr' || asked === 'en') return asked;
  return preferred((request.headers['accept-language'] ?? '').slice(0, 200));
};

const RANGE = /^\s*(fr|en)(?:-[a-z0-9-]+)?\s*(?:;\s*q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\s*)?$/i;

/** The heavier of French and English in an Accept-Language (RFC 9110 §12.5.4); the first one where both weigh the same. */
const preferred = (accepted: string): Lang => {
  let [best, weight]: [Lang, number] = ['fr', 0];
  for (const range of accepted.split(',')) {
    const [, lang, q = '1'] = RANGE.exec(range) ?? [];
    if (lang !== undefined && Number(q) > weight) [best, weight] = [lang.toLowerCase() as Lang, Number(q)];
  }
  return best;
};

/** True when the client would rather read a page than JSON. */
export const wantsHtml = (request: FastifyRequest): boolean =>
  (request.headers.accept ?? '').slice(0, 500).includes('text/html');
