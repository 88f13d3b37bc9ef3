import { unionOf } from '#base/access/actor.ts';
import { proSanteConnect } from '#base/access/providers/pro-sante-connect.ts';
import type { RequestSessions } from '#base/access/request-session.ts';
import type { Session } from '#base/access/sessions.ts';
import { DOCTORS, type Role } from '../domain/codes/roles.ts';

/**
 * Where the site demands it, a doctor's role counts only in a session that Pro Santé Connect opened: whoever came by another way keeps
 * their other roles and is refused as a doctor.
 */
export const doctorsByHealthCard = (requests: RequestSessions, demanded: boolean): RequestSessions => {
  if (!demanded) return requests;
  const narrowed = (session: Session): Session => {
    if (session.provider === proSanteConnect.name) return session;
    const grants = session.actor.grants.filter(({ role }) => !DOCTORS.includes(role as Role));
    return { ...session, actor: { ...session.actor, grants, ...unionOf(grants) } };
  };
  return {
    ...requests,
    of: async (request) => {
      const session = await requests.of(request);
      return session && narrowed(session);
    },
    require: async (request) => narrowed(await requests.require(request)),
    actorOf: async (request) => {
      const session = await requests.of(request);
      return session ? narrowed(session).actor : requests.actorOf(request);
    },
  };
};
