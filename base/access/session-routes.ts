import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { EVEN_ON_FULL_DISK } from '#base/http/full-disk.ts';
import { randomSlice } from '#base/values/ids.ts';
import { accessProblems } from './errors.ts';
import { hidden, type LoginKit } from './login-routes.ts';
import { refuseForeignOrigin } from './same-origin.ts';
import { clearCookie } from './session-cookie.ts';
import type { Session } from './sessions.ts';

const SIGNED_OUT = '/deconnexion/retour';

/** Signing out (here and at the provider), and the clock of the session for the warning before its end. */
export const sessionRoutes = (app: FastifyInstance, kit: LoginKit): void => {
  const own = { ...hidden, config: EVEN_ON_FULL_DISK, onRequest: refuseForeignOrigin(kit.origin) };
  app.get('/deconnexion', hidden, async (request, reply) => {
    const session = await kit.login.sessions.find(request.headers.cookie);
    if (session === undefined) return reply.redirect(SIGNED_OUT, 303);
    return kit.send(request, reply, { name: 'sign-out', action: '/deconnexion' });
  });
  // Every page has this button, static ones too: that the form comes from this site is proof enough.
  app.post('/deconnexion', own, async (request, reply) =>
    signOut(kit, request, reply, await kit.login.sessions.find(request.headers.cookie)));
  app.get(SIGNED_OUT, hidden, (request, reply) => {
    const provider = providerOf(kit, request);
    return kit.send(request, reply, { name: 'signed-out', againHref: '/connexion', ...(provider ? { provider } : {}) });
  });
  app.get('/session', hidden, (request, reply) => answerClock(kit, request, reply, 'peek'));
  app.post('/session/prolonger', own, (request, reply) => answerClock(kit, request, reply, 'extend'));
};

/**
 * The provider's name comes back in the state of the sign-out, before its random part: it only chooses a page, so nothing is lost
 * when somebody makes one up.
 */
const providerOf = ({ clients }: LoginKit, request: FastifyRequest): string | undefined => {
  const [name] = String((request.query as { state?: unknown }).state ?? '').split('.');
  return clients.find(({ profile }) => profile.name === name)?.profile.name;
};

const signOut = async (
  kit: LoginKit, request: FastifyRequest, reply: FastifyReply, session: Session | undefined,
): Promise<FastifyReply> => {
  reply.header('set-cookie', clearCookie(kit.cookies, kit.cookies.session));
  if (session === undefined) return reply.redirect(SIGNED_OUT, 303);
  await kit.login.sessions.end(session.token);
  kit.onEvent?.({ event: 'signed-out', actorId: session.actor.id }, request);
  const client = kit.clients.find(({ profile }) => profile.name === session.provider);
  const url = client && session.idToken
    && await client.logoutUrl(session.idToken, `${session.provider}.${randomSlice(32).toString('base64url')}`);
  return reply.redirect(url || `${SIGNED_OUT}?state=${session.provider}`, 303);
};

/**
 * When to warn and when it ends, in ms from now so that the browser's clock does not matter. Asking does not extend it.
 */
const answerClock = async (
  kit: LoginKit, request: FastifyRequest, reply: FastifyReply, use: 'peek' | 'extend',
): Promise<FastifyReply> => {
  const session = await kit.login.sessions.find(request.headers.cookie, use);
  if (session === undefined) throw accessProblems.ACCESS_SESSION_EXPIRED();
  const now = kit.clock();
  return reply.send({
    warn_in_ms: Math.max(0, session.warnAt - now), idle_end_in_ms: session.idleEndsAt - now,
    end_in_ms: session.endsAt - now });
};
