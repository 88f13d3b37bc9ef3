import type { FastifyError } from 'fastify';
import type { Logger } from '#base/telemetry/logger.ts';
import { traceFields, type Traceable } from '#base/telemetry/trace.ts';
import { Problem, type FieldError } from '#base/values/problem.ts';
import { httpProblems } from './errors.ts';

/** What Fastify itself refuses, as our own problems. */
const KNOWN: Record<string, () => Problem> = {
  FST_ERR_CTP_BODY_TOO_LARGE: () => httpProblems.HTTP_BODY_TOO_LARGE(),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: () => httpProblems.HTTP_MEDIA_TYPE(),
  FST_ERR_CTP_EMPTY_JSON_BODY: () => httpProblems.HTTP_JSON(),
  // Nothing has so long a name.
  FST_ERR_MAX_PARAM_LENGTH: () => httpProblems.HTTP_NOT_FOUND(),
  FST_ERR_BAD_URL: () => httpProblems.HTTP_MALFORMED(),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: () => httpProblems.HTTP_MALFORMED(),
};
/** SQLSTATE classes that mean "not now", not "wrong": connection, shutdown, resources, read-only. */
const UNAVAILABLE = /^(08|57P|53|25006)/;
const NETWORK = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT']);

/** Turns anything thrown into a Problem; what nobody expected is logged and shown without detail. */
export const toProblem = (error: unknown, logger: Logger, request: Traceable): Problem => {
  if (error instanceof Problem) return error;
  const { code = '', validation, statusCode } = error as Partial<FastifyError>;
  if (validation) return httpProblems.HTTP_INVALID({ errors: validation.map(fieldError) });
  const known = KNOWN[code];
  if (known) return known();
  if (UNAVAILABLE.test(code) || NETWORK.has(code)) {
    logger.warn({ ...traceFields(request), code }, 'database not available');
    return httpProblems.HTTP_UNAVAILABLE({ retryAfterS: 2 });
  }
  if (statusCode === 400) return httpProblems.HTTP_JSON();
  logger.error({ ...traceFields(request), err: error }, 'unexpected error');
  return httpProblems.HTTP_BUG();
};

const fieldError = (v: NonNullable<FastifyError['validation']>[number]): FieldError => {
  const missing = (v.params as { missingProperty?: string }).missingProperty;
  return {
    pointer: `${v.instancePath}${missing ? `/${missing}` : ''}`,
    code: v.keyword ?? 'invalid',
    detail: { fr: missing ? 'Ce champ est obligatoire.' : `Valeur refusée : ${v.message}.`,
      en: missing ? 'This field is required.' : `Value refused: ${v.message}.` },
  };
};
