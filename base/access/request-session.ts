import type { FastifyRequest } from 'fastify';
import { VISITOR, type Actor } from './actor.ts';
import { accessProblems } from './errors.ts';
import type { Session, Sessions } from './sessions.ts';

/** Reads sessions off requests; each request asks the table once at most. */
export type RequestSessions = {
  /** The living session, or `undefined` for a visitor. */
  of: (request: FastifyRequest) => Promise<Session | undefined>;
  /** Throws ACCESS_SESSION_REQUIRED, or ACCESS_SESSION_EXPIRED when the browser still shows an old one. */
  require: (request: FastifyRequest) => Promise<Session>;
  /** Whether its session lives on: asked without noting a use, for what stays open. */
  lasts: (request: FastifyRequest) => Promise<boolean>;
  actorOf: (request: FastifyRequest) => Promise<Actor>;
};

/** The reader of a service's sessions. */
export const requestSessions = (sessions: Sessions): RequestSessions => {
  const found = new WeakMap<FastifyRequest, Promise<Session | undefined>>();
  const of = (request: FastifyRequest): Promise<Session | undefined> => {
    const known = found.get(request) ?? sessions.find(request.headers.cookie);
    found.set(request, known);
    return known;
  };
  return {
    of,
    async require(request) {
      const session = await of(request);
      if (session !== undefined) return session;
      throw sessions.isShown(request.headers.cookie) ? accessProblems.ACCESS_SESSION_EXPIRED()
        : accessProblems.ACCESS_SESSION_REQUIRED();
    },
    lasts: async (request) => (await sessions.find(request.headers.cookie, 'peek')) !== undefined,
    actorOf: async (request) => (await of(request))?.actor ?? VISITOR,
  };
};
