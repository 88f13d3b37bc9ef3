import type { Context } from 'oidc-provider';

/**
 * The library asks "do you really want to sign out?" with a form sent by script. The real providers sign out
 * and send back at once, which also works without JavaScript: so does this, once the library has
 * checked `id_token_hint` and `post_logout_redirect_uri`.
 */
export const logOutAtOnce = async (ctx: Context, next: () => Promise<void>): Promise<void> => {
  await next();
  if (ctx.oidc?.route !== 'end_session' || ctx.status !== 200) return;
  const { postLogoutRedirectUri, state } = ctx.oidc.session.state ?? {};
  await ctx.oidc.session.destroy();
  const target = new URL(postLogoutRedirectUri ?? ctx.oidc.urlFor('end_session_success'));
  if (postLogoutRedirectUri !== undefined && state !== undefined) target.searchParams.set('state', state);
  ctx.status = 303;
  ctx.redirect(target.href);
};
