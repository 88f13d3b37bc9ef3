import type { FastifyReply, FastifyRequest } from 'fastify';
import { languageOf } from '#base/http/language.ts';
import { inContext, type RowContext, type Tx } from '#base/store/context.ts';
import type { Logger } from '#base/telemetry/logger.ts';
import type { Html } from '#base/values/html.ts';
import type { Clock, Instant } from '#base/values/instant.ts';
import type { Lang, Text } from '#base/values/lang.ts';
import type { Actor } from '../actor.ts';
import { auditAccess, auditRefusal, type Access, type DossierRef } from '../audit.ts';
import { rowContextOf, type Allowed, type Authorise, type Decision } from '../decide.ts';
import type { Enrolment } from '../first-administrator.ts';
import { refusal } from '../refusal.ts';
import type { RequestSessions } from '../request-session.ts';
import type { Session, Sessions } from '../sessions.ts';

/** A page of the administration, framed by the service. */
export type AdministrationPage = {
  lang: Lang; path: string; title: string; main: Html; user?: string;
  nav: readonly { text: Text; href: string }[];
};

/** A further screen of the service's administration, shown in its menu to whoever may open it. */
export type MoreScreen = { text: Text; href: string; action: string; purpose: string };

/** What the administration of a service stands on: its rights, its people, its look. */
export type AdministrationKit = Enrolment & {
  origin: string;
  /** Where the screens are mounted, e.g. `/administration`. */
  path: string;
  /** Where somebody signs in as an agent; `?retour=` is added. */
  signIn: string;
  authorise: Authorise;
  requests: RequestSessions;
  sessions: Sessions;
  clock: Clock;
  logger: Logger;
  /** Zone in which dates are written. */
  zone: string;
  /** Name of a territory; `undefined` when there is no such one. */
  placeName: (code: string) => string | undefined;
  /** Territories of a structure (SIRET). */
  placesOf: (structure: string) => readonly string[];
  /** Reasons of emergency access, by code. */
  glassReasons: ReadonlyMap<string, Text>;
  more: readonly MoreScreen[];
  frame: (page: AdministrationPage) => string;
};

/** One request of somebody signed in to the administration, with the right that they use. */
export type AdministrationVisit = {
  session: Session; actor: Actor; decision: Allowed; context: RowContext; purpose: string; at: Instant; lang: Lang;
  request: FastifyRequest;
};

const accessOf = (
  request: FastifyRequest, actor: Actor, decision: Decision, purpose: string, at: Instant, fields: readonly string[],
  dossiers: readonly DossierRef[] = [],
): Access => ({ actor, decision, purpose, dossiers, fields, route: request.routeOptions.url ?? '', correlationId: request.id, at });

/**
 * Who asks, with the right to `action`; somebody without it is refused and written down. Throws ACCESS_SESSION_REQUIRED
 * and the refusals of `refusal`. `everywhere` demands the right over the whole service.
 */
export const permitAdministration = async (
  kit: AdministrationKit, request: FastifyRequest, action: string, purpose: string, everywhere = false,
): Promise<AdministrationVisit> => {
  const session = await kit.requests.require(request);
  const { actor } = session;
  const at = kit.clock();
  const decision = kit.authorise(actor, action, { territories: everywhere ? ['*'] : actor.territories }, purpose, at);
  if (!decision.allow) {
    await auditRefusal(kit.pool, accessOf(request, actor, decision, purpose, at, []), kit.partitions);
    throw refusal(decision, { hide: false });
  }
  return { session, actor, decision, purpose, at, request, lang: languageOf(request),
    context: rowContextOf(actor, decision, purpose) };
};

/** A transaction under the right of the visit; what it shows is written down in it. */
export const asAdministrator = <T>(
  kit: AdministrationKit, { context, request, actor, decision, purpose, at }: AdministrationVisit, fields: readonly string[],
  fn: (tx: Tx) => Promise<T>, dossiers: (value: T) => readonly DossierRef[] = () => [],
): Promise<T> => inContext(kit.pool, context, async (tx) => {
  const value = await fn(tx);
  await auditAccess(tx, accessOf(request, actor, decision, purpose, at, fields, dossiers(value)), kit.partitions);
  return value;
});

/** What the menu offers: the screens that the person may open. */
export const screensOf = (kit: AdministrationKit, actor: Actor): AdministrationPage['nav'] => {
  const screens: MoreScreen[] = [
    { text: { fr: 'Habilitations', en: 'Rights' }, href: `${kit.path}/habilitations`, action: 'rights:read', purpose: 'rights' },
    { text: { fr: 'Accès exceptionnels', en: 'Emergency access' }, href: `${kit.path}/acces-exceptionnels`,
      action: 'break-glass:review', purpose: 'break-glass-review' },
    ...kit.more,
  ];
  return screens.filter(({ action, purpose }) =>
    kit.authorise(actor, action, { territories: actor.territories }, purpose, kit.clock()).allow);
};

/** Sends a page of the administration. */
export const showAdministration = (
  kit: AdministrationKit, reply: FastifyReply, page: Omit<AdministrationPage, 'nav' | 'user'>, actor?: Actor, status = 200,
): FastifyReply => reply.code(status).type('text/html; charset=utf-8')
  .send(kit.frame({ ...page, nav: actor ? screensOf(kit, actor) : [], ...(actor ? { user: actor.displayName } : {}) }));
