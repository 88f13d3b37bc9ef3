import type { FastifyRequest } from 'fastify';
import { HTTP_LIMITS } from './limits.ts';
import { httpProblems } from './errors.ts';

/** Fields of a form post; a name that comes several times keeps all its values. */
export type Form = ReadonlyMap<string, readonly string[]>;

/** Parses `application/x-www-form-urlencoded`; throws a Problem past the limits. */
export const parseForm = (text: string): Form => {
  const fields = new Map<string, string[]>();
  let count = 0;
  for (const [name, value] of new URLSearchParams(text)) {
    if (++count > HTTP_LIMITS.form_fields_max || value.length > HTTP_LIMITS.form_value_chars_max) {
      throw httpProblems.HTTP_BODY_TOO_LARGE();
    }
    const clean = value.replaceAll('\0', '').toWellFormed();
    const known = fields.get(name);
    if (known) known.push(clean);
    else fields.set(name, [clean]);
  }
  return fields;
};

/** First value of a field, trimmed; empty text when absent. */
export const field = (form: Form, name: string): string => form.get(name)?.[0]?.trim() ?? '';

/** The form of a request, empty when nothing was sent; throws a Problem (415) where something else than a form came. */
export const postedForm = ({ body }: Pick<FastifyRequest, 'body'>): Form => {
  if (body === undefined || body === null) return new Map();
  if (!(body instanceof Map)) throw httpProblems.HTTP_MEDIA_TYPE();
  return body as Form;
};
