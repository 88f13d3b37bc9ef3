import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { readCookie } from '#base/http/cookies.ts';
import { field, postedForm } from '#base/http/form.ts';
import { languageOf } from '#base/http/language.ts';
import type { Tx } from '#base/store/context.ts';
import type { Lang } from '#base/values/lang.ts';
import { Problem } from '#base/values/problem.ts';
import { readAddress, suggestAddress } from './email-address.ts';
import { newBinding, requestLink, useLink, type EmailLinkOptions } from './email-link.ts';
import { ACCESS_LIMITS } from './limits.ts';
import { hidden, wantedReturn, type LoginKit } from './login-routes.ts';
import type { LoginPage } from './login-pages.ts';
import { returnPath } from './return-path.ts';
import { refuseForeignOrigin } from './same-origin.ts';
import { setCookie } from './session-cookie.ts';

/** Writes the mail into the outbox, inside the transaction that keeps the link. */
export type SendLinkUrl = (tx: Tx, mail: { to: string; lang: Lang; url: string; expiresAt: number }) => Promise<void>;

const FORM = '/connexion/courriel';
const LINK = '/connexion/courriel/lien';

/**
 * Login by a link sent by e-mail: address form, "did you mean …?", link, button. Works without JavaScript.
 * Fields: `adresse` (or `courriel`), `retour`, `confirmer` (keep the address in spite of the suggestion), `jeton`.
 */
export const mailRoutes = (app: FastifyInstance, kit: LoginKit, sendLink: SendLinkUrl): void => {
  const links: EmailLinkOptions = {
    pool: kit.login.pool, keys: kit.keys, partitions: kit.login.partitions, clock: kit.clock,
    sendMail: (tx, { secret, ...mail }) => sendLink(tx, { ...mail, url: `${kit.origin}${LINK}?jeton=${secret}` }),
  };
  const own = { ...hidden, onRequest: refuseForeignOrigin(kit.origin) };
  app.get(FORM, hidden, (request, reply) =>
    kit.send(request, reply, { name: 'email', action: FORM, address: '', returnTo: wantedReturn(kit, request) }));
  app.post(FORM, own, (request, reply) => askLink(kit, links, request, reply));
  app.get(LINK, hidden, (request, reply) => kit.send(request, reply,
    { name: 'email-confirm', action: LINK,
      secret: String((request.query as { jeton?: unknown }).jeton ?? '').slice(0, 60) }));
  app.post(LINK, own, (request, reply) => takeLink(kit, links, request, reply));
};

const askLink = async (
  kit: LoginKit, links: EmailLinkOptions, request: FastifyRequest, reply: FastifyReply,
): Promise<FastifyReply> => {
  const form = postedForm(request);
  const address = field(form, 'adresse') || field(form, 'courriel');
  const query = request.query as { retour?: unknown; confirmer?: unknown };
  const returnTo = returnPath(field(form, 'retour') || query.retour, kit.origin);
  const confirmed = field(form, 'confirmer') !== '' || query.confirmer === '1';
  const again = { name: 'email', action: FORM, address, returnTo } as const;
  const suggestion = suggestAddress(readAddress(address) ?? '');
  if (suggestion !== undefined && !confirmed) return kit.send(request, reply, { ...again, suggestion });
  const binding = readCookie(request.headers.cookie, kit.cookies.mail) ?? newBinding();
  try {
    await requestLink(links, { address, returnTo, binding, from: request.ip, lang: languageOf(request) });
  } catch (error) {
    return failed(kit, request, reply, error, (problem) => ({ ...again, problem }));
  }
  reply.header('set-cookie', setCookie(kit.cookies, kit.cookies.mail, binding, ACCESS_LIMITS.link_life_s));
  return kit.send(request, reply,
    { name: 'email-sent', address, minutes: ACCESS_LIMITS.link_life_s / 60, againHref: FORM });
};

const takeLink = async (
  kit: LoginKit, links: EmailLinkOptions, request: FastifyRequest, reply: FastifyReply,
): Promise<FastifyReply> => {
  const binding = readCookie(request.headers.cookie, kit.cookies.mail);
  try {
    const { identity, returnTo } = await useLink(links, field(postedForm(request), 'jeton'), binding, request.ip);
    return await kit.enter(request, reply, identity, returnTo);
  } catch (error) {
    return failed(kit, request, reply, error, (problem) =>
      ({ name: 'email', action: FORM, address: '', returnTo: '/', problem }));
  }
};

const failed = (
  kit: LoginKit, request: FastifyRequest, reply: FastifyReply, error: unknown, pageOf: (problem: Problem) => LoginPage,
): Promise<FastifyReply> => {
  if (!(error instanceof Problem)) throw error;
  kit.onEvent?.({ event: 'refused', provider: 'courriel', code: error.code }, request);
  if (error.options.retryAfterS !== undefined) reply.header('retry-after', String(error.options.retryAfterS));
  return kit.send(request, reply, pageOf(error), error.status);
};
