import type { Context } from 'oidc-provider';
import type { Dialect } from './dialects.ts';
import { renderError } from './screens.ts';

const RANDOM_CHARS_MIN = 32;

/**
 * What the real ones add to the standard: `state` and `nonce` are mandatory and long, an unknown level is refused,
 * and where there is no single sign-on an old session is not looked at (the cookie is not read).
 */
export const strictAuthorize = (dialect: Dialect) =>
  async (ctx: Context, next: () => Promise<void>): Promise<void> => {
    if (ctx.path !== dialect.routes.authorization) return next();
    const fault = faultOf(ctx.query, dialect);
    if (fault !== undefined) {
      ctx.status = 400;
      renderError(ctx, { error: 'invalid_request', error_description: fault });
      return;
    }
    if (!dialect.singleSignOn || ctx.query.prompt === 'login') forgetSession(ctx, dialect);
    return next();
  };

const faultOf = (query: Context['query'], dialect: Dialect): string | undefined => {
  for (const name of ['state', 'nonce']) {
    const value = query[name];
    if (typeof value !== 'string') return `missing required parameter ${name}`;
    if (value.length < RANDOM_CHARS_MIN) return `${name} must have at least ${RANDOM_CHARS_MIN} characters`;
  }
  const asked = typeof query.acr_values === 'string' ? query.acr_values.split(' ') : [];
  if (dialect.kind === 'citizen' && asked.length === 0) return 'missing required parameter acr_values';
  const unknown = asked.find((level) => !dialect.levels.includes(level));
  return unknown === undefined ? undefined : `unknown acr_values ${unknown}`;
};

const forgetSession = (ctx: Context, dialect: Dialect): void => {
  const cookies = ctx.req.headers.cookie?.split('; ') ?? [];
  ctx.req.headers.cookie = cookies.filter((cookie) => !cookie.startsWith(`idp_${dialect.name}_session`)).join('; ');
};
