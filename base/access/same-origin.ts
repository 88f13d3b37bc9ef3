import type { FastifyRequest } from 'fastify';
import { httpProblems } from '#base/http/errors.ts';
import { field, type Form } from '#base/http/form.ts';
import { accessProblems } from './errors.ts';
import type { Session } from './sessions.ts';
import { sameText } from './session-token.ts';

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * A hook (`onRequest`) that refuses a form or call sent by another site: `Sec-Fetch-Site` where the browser sends it,
 * else `Origin`. A program that sends neither, and no cookie, is let through: it has nothing to steal.
 */
export const refuseForeignOrigin = (origin: string) => async (request: FastifyRequest): Promise<void> => {
  if (READING.has(request.method)) return;
  const { 'sec-fetch-site': site, origin: from, cookie } = request.headers;
  const own = site === undefined
    ? from === undefined ? cookie === undefined : from === origin
    : site === 'same-origin' || site === 'none';
  if (!own || (from !== undefined && from !== origin)) throw httpProblems.HTTP_FOREIGN_ORIGIN();
};

/** Name of the hidden field of forms. */
export const FORM_TOKEN_FIELD = 'jeton_formulaire';

/** Throws ACCESS_CSRF when the form was not made by this session. */
export const checkFormToken = (session: Session, form: Form): void => {
  if (!sameText(field(form, FORM_TOKEN_FIELD), session.formToken)) throw accessProblems.ACCESS_CSRF();
};
