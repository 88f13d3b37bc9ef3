import type { FastifyRequest } from 'fastify';
import type { Lang } from '#base/values/lang.ts';
import { readCookie } from './cookies.ts';

/** The reader's language: `?lang=`, then the cookie `lang`, then Accept-Language, then French. */
export const languageOf = (request: FastifyRequest): Lang => {
  const asked = (request.query as Record<string, unknown> | undefined)?.lang ?? readCookie(request.headers.cookie, 'lang');
  if (asked === 'fr' || asked === 'en') return asked;
  const accepted = request.headers['accept-language'] ?? '';
  const first = /\b(fr|en)\b/i.exec(accepted.slice(0, 200));
  return first?.[1]?.toLowerCase() === 'en' ? 'en' : 'fr';
};

/** True when the client would rather read a page than JSON. */
export const wantsHtml = (request: FastifyRequest): boolean =>
  (request.headers.accept ?? '').slice(0, 500).includes('text/html');
