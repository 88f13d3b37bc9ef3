import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { readCookie } from '#base/http/cookies.ts';
import { languageOf } from '#base/http/language.ts';
import type { Clock } from '#base/values/instant.ts';
import { Problem } from '#base/values/problem.ts';
import { accessProblems } from './errors.ts';
import { mailRoutes, type SendLinkUrl } from './email-routes.ts';
import type { AccessKeys } from './keys.ts';
import { ACCESS_LIMITS } from './limits.ts';
import { logIn, type LoggedIn, type LogInOptions } from './log-in.ts';
import type { LoginPage, RenderLogin } from './login-pages.ts';
import type { VerifiedIdentity } from './identity.ts';
import type { OidcClient, PendingLogin } from './oidc-client.ts';
import { returnPath } from './return-path.ts';
import { openJson, sealJson } from './sealed-json.ts';
import { clearCookie, setCookie, type CookieNames } from './session-cookie.ts';
import { parseToken } from './session-token.ts';
import { sessionRoutes } from './session-routes.ts';

/** What happened, for the service's log and metrics: pseudonyms and codes only. */
export type LoginEvent =
  | { event: 'signed-in'; provider: string; actorId: string; kind: LoggedIn['kind'] }
  | { event: 'refused'; provider: string; code: string }
  | { event: 'signed-out'; actorId: string };

export type LoginRoutesOptions = {
  origin: string;
  keys: AccessKeys;
  cookies: CookieNames;
  clock: Clock;
  login: LogInOptions;
  clients: readonly OidcClient[];
  /** Sends the mail of a link; absent where mail links are not offered (consoles of agents). */
  sendLink?: SendLinkUrl;
  render: RenderLogin;
  /** Level and factors that this service asks of a provider. */
  wish?: (provider: string) => { assurance?: VerifiedIdentity['assurance']; secondFactor?: boolean };
  onEvent?: (event: LoginEvent, request: FastifyRequest) => void;
};

/** What the routes share. */
export type LoginKit = LoginRoutesOptions & {
  send: (request: FastifyRequest, reply: FastifyReply, page: LoginPage, status?: number) => Promise<FastifyReply>;
  /** Opens the session and sends the browser on. */
  enter: (request: FastifyRequest, reply: FastifyReply, identity: VerifiedIdentity, returnTo: string)
    => Promise<FastifyReply>;
  /** The page of all ways to sign in, with what went wrong. */
  choose: (request: FastifyRequest, reply: FastifyReply, returnTo: string, problem?: Problem, failed?: string)
    => Promise<FastifyReply>;
};

/**
 * Mounts `/connexion` (choice), `/connexion/<provider>` and its `/retour`, `/connexion/courriel`, `/deconnexion`,
 * `/session`.
 * A failed login shows the choice again with its reason: a provider that is down never closes the service.
 * Forms leave for the providers' origins at logout: give these to `createServer` as `formOrigins`.
 */
export const loginRoutes = (app: FastifyInstance, options: LoginRoutesOptions): void => {
  const kit = kitOf(options);
  app.get('/connexion', hidden, (request, reply) => kit.choose(request, reply, wantedReturn(kit, request)));
  for (const client of options.clients) providerRoutes(app, kit, client);
  if (options.sendLink !== undefined) mailRoutes(app, kit, options.sendLink);
  sessionRoutes(app, kit);
};

export const hidden = { schema: { hide: true } };
const query = (request: FastifyRequest): Record<string, unknown> => request.query as Record<string, unknown>;

/** The path asked by `?retour=`. */
export const wantedReturn = (kit: LoginKit, request: FastifyRequest): string =>
  returnPath(query(request).retour, kit.origin);

const kitOf = (options: LoginRoutesOptions): LoginKit => {
  const send: LoginKit['send'] = async (request, reply, page, status = 200) => reply.code(status)
    .type('text/html; charset=utf-8')
    .send(await options.render(page, languageOf(request)));
  return {
    ...options,
    send,
    choose: (request, reply, returnTo, problem, provider) =>
      send(request, reply, { ...choicePage(options, returnTo, problem), ...(provider === undefined ? {} : { failed: provider }) },
        problem?.status),
    async enter(request, reply, identity, returnTo) {
      const previous = parseToken(options.keys.token, readCookie(request.headers.cookie, options.cookies.session));
      const { token, actorId, kind } = await logIn(options.login, identity, previous);
      options.onEvent?.({ event: 'signed-in', provider: identity.provider, actorId, kind }, request);
      return reply.header('set-cookie', setCookie(options.cookies, options.cookies.session, token.text))
        .redirect(returnTo, 303);
    },
  };
};

type ChoosePage = Extract<LoginPage, { name: 'choose' }>;

const choicePage = ({ clients, sendLink }: LoginRoutesOptions, returnTo: string, problem?: Problem): ChoosePage => {
  const suffix = returnTo === '/' ? '' : `?${new URLSearchParams({ retour: returnTo })}`;
  return {
    name: 'choose', returnTo,
    providers: clients.map(({ profile }) =>
      ({ name: profile.name, label: profile.label, href: `/connexion/${profile.name}${suffix}` })),
    ...(sendLink === undefined ? {} : { emailHref: `/connexion/courriel${suffix}` }),
    ...(problem === undefined ? {} : { problem }),
  };
};

const providerRoutes = (app: FastifyInstance, kit: LoginKit, client: OidcClient): void => {
  const { name } = client.profile;
  const failed = (
    request: FastifyRequest, reply: FastifyReply, returnTo: string, error: unknown,
  ): Promise<FastifyReply> => {
    if (!(error instanceof Problem)) throw error;
    kit.onEvent?.({ event: 'refused', provider: name, code: error.code }, request);
    return kit.choose(request, reply, returnTo, error, name);
  };
  app.get(`/connexion/${name}`, hidden, async (request, reply) => {
    const returnTo = wantedReturn(kit, request);
    try {
      const { url, pending } = await client.start({ returnTo, lang: languageOf(request), ...kit.wish?.(name) });
      return reply.header('set-cookie', pendingCookie(kit, pending))
        .redirect(url, 303);
    } catch (error) {
      return failed(request, reply, returnTo, error);
    }
  });
  app.get(`/connexion/${name}/retour`, hidden, async (request, reply) => {
    reply.header('set-cookie', clearCookie(kit.cookies, kit.cookies.login));
    const pending = pendingOf(kit, request, name);
    try {
      if (pending === undefined) throw accessProblems.ACCESS_LOGIN_EXPIRED();
      const identity = await client.finish(new URL(request.url, kit.origin), pending);
      return await kit.enter(request, reply, identity, pending.returnTo);
    } catch (error) {
      return failed(request, reply, pending?.returnTo ?? '/', error);
    }
  });
};

/** The half-finished login waits in the browser, sealed: starting one writes nothing to the database. */
const pendingCookie = ({ keys, cookies }: LoginKit, pending: PendingLogin): string => setCookie(cookies, cookies.login,
  sealJson(keys.sealing, pending, `login ${pending.provider}`).toString('base64url'),
  ACCESS_LIMITS.login_pending_s_max);

const pendingOf = (
  { keys, cookies }: LoginKit, request: FastifyRequest, provider: string,
): PendingLogin | undefined => {
  const sealed = readCookie(request.headers.cookie, cookies.login);
  return sealed === undefined ? undefined
    : openJson<PendingLogin>(keys.sealing, Buffer.from(sealed, 'base64url'), `login ${provider}`);
};
