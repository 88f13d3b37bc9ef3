import { AuthorizationResponseError, ClientError, ResponseBodyError } from 'openid-client';
import { Problem } from '#base/values/problem.ts';
import { accessProblems } from './errors.ts';

/** Codes of the library that mean "nobody answered", not "somebody lied". */
const UNREACHABLE = new Set(['OAUTH_TIMEOUT', 'OAUTH_ABORT']);
const NETWORK = new Set([
  'ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'ETIMEDOUT', 'UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_SOCKET',
]);
const PROVIDER_RETRY_S = 30;

/**
 * What a failed login means for the person. Only the kind of failure goes out: descriptions that a
 * provider or an attacker wrote never reach a page.
 */
export const problemOfLogin = (error: unknown): Problem => {
  if (error instanceof Problem) return error;
  if (error instanceof AuthorizationResponseError) return ofAuthorization(error);
  if (isUnreachable(error)) return accessProblems.ACCESS_PROVIDER_DOWN({ retryAfterS: PROVIDER_RETRY_S, cause: error });
  // A code that was used, forged or is too old: invalid_grant. Anything else is a token that does not verify.
  return accessProblems.ACCESS_LOGIN_UNVERIFIED({ cause: error });
};

const ofAuthorization = (error: AuthorizationResponseError): Problem => {
  if (/acrs? could not be satisfied/.test(error.error_description ?? '')) {
    return accessProblems.ACCESS_LEVEL_TOO_LOW({ cause: error });
  }
  if (error.error === 'server_error' || error.error === 'temporarily_unavailable') {
    return accessProblems.ACCESS_PROVIDER_DOWN({ retryAfterS: PROVIDER_RETRY_S, cause: error });
  }
  return accessProblems.ACCESS_LOGIN_CANCELLED({ cause: error });
};

const isUnreachable = (error: unknown): boolean => {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    const code = (cause as { code?: string }).code ?? '';
    if (cause instanceof ClientError && UNREACHABLE.has(code)) return true;
    if (NETWORK.has(code) || (cause instanceof ResponseBodyError && cause.status >= 500)) return true;
    if (cause instanceof TypeError && cause.message === 'fetch failed') return true;
    const status = (cause as { cause?: Partial<Response> }).cause?.status ?? 0;
    if (code === 'OAUTH_RESPONSE_IS_NOT_CONFORM' && status >= 500) return true;
  }
  return false;
};
