import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Session } from '#base/access/sessions.ts';
import { languageOf } from '#base/http/language.ts';
import { traceOf } from '#base/telemetry/trace.ts';
import { atOnce, inContext, type RowContext, type Tx } from '#base/store/context.ts';
import type { Shell } from '#base/ui/shell.ts';
import type { Lang } from '#base/values/lang.ts';
import { CITIZEN_PATHS, type CitizenPage, type CitizenPages } from '../../web/citizen/pages.ts';
import type { CitizenKit } from './kit.ts';

/** One request of a person to the citizen pages. */
export type Visit = { request: FastifyRequest; reply: FastifyReply; lang: Lang; session: Session | undefined; shell: Shell };

/** Who is visiting; signed in or not. */
export const visitOf = async (kit: CitizenKit, request: FastifyRequest, reply: FastifyReply): Promise<Visit> => {
  const session = await kit.access.requests.of(request);
  const shell: Shell = { path: request.url.split('?')[0] ?? '/', ...kit.banner(), ...(session ? {
    user: { name: session.actor.displayName, signOut: CITIZEN_PATHS.signOut },
    sessionEndsAt: session.idleEndsAt, sessionExtend: CITIZEN_PATHS.sessionExtend } : {}) };
  return { request, reply, lang: languageOf(request), session, shell };
};

export type SignedIn = Visit & { session: Session };

/** The same for pages that need a login: a visitor is sent to sign in and comes back here. */
export const signedIn = async (kit: CitizenKit, request: FastifyRequest, reply: FastifyReply): Promise<SignedIn | undefined> => {
  const visit = await visitOf(kit, request, reply);
  if (visit.session?.actor.kind === 'citizen') return { ...visit, session: visit.session };
  reply.redirect(`/connexion?retour=${encodeURIComponent(request.url)}`, 303);
  return undefined;
};

/** Row context of a person: what is theirs, and the dossier at hand. */
export const ownContext = ({ session, request }: SignedIn, dossier?: string): RowContext => ({
  actor: session.actor.id, kind: 'citizen', roles: ['citizen'], territories: [], purpose: 'demarche', trace: traceOf(request),
  ...(dossier ? { dossier } : {}) });

/** A transaction in the person's own context. */
export const asPerson = <T>(kit: CitizenKit, visit: SignedIn, fn: (tx: Tx) => Promise<T>, dossier?: string): Promise<T> =>
  inContext(kit.register.app, ownContext(visit, dossier), fn);

/** The same for statements that need no answer of one another: one round trip. */
export const asPersonAtOnce = <T>(kit: CitizenKit, visit: SignedIn, send: (tx: Tx) => Promise<T>): Promise<T> =>
  atOnce(kit.register.app, ownContext(visit), send);

type Own<Name extends CitizenPage> = Omit<CitizenPages[Name], 'shell'>;

/** Sends a page. */
export const show = <Name extends CitizenPage>(
  kit: CitizenKit, visit: Visit, page: Name, props: Own<Name>, status = 200,
): FastifyReply => visit.reply.code(status).type('text/html; charset=utf-8')
  .send(kit.render(page, { ...props, shell: visit.shell } as unknown as CitizenPages[Name], visit.lang));
