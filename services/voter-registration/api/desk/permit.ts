import type { FastifyRequest } from 'fastify';
import type { Actor } from '#base/access/actor.ts';
import { auditAccess, auditRefusal, type Access, type DossierRef } from '#base/access/audit.ts';
import { rowContextOf, type Allowed, type Decision, type Resource } from '#base/access/decide.ts';
import { refusal } from '#base/access/refusal.ts';
import { inContext, type Tx } from '#base/store/context.ts';
import type { Instant } from '#base/values/instant.ts';
import { organisationName } from '../../domain/authority.ts';
import { problems } from '../../errors.ts';
import { PURPOSE, routeOf, type DeskKit } from './desk-kit.ts';

/** One request of somebody signed in to the town hall's console. */
export type DeskVisit = { actor: Actor; request: FastifyRequest; at: Instant; purpose: string };

/** Who asks; throws when nobody is signed in. */
export const deskVisit = async (kit: DeskKit, request: FastifyRequest): Promise<DeskVisit> => ({
  actor: (await kit.access.requests.require(request)).actor, request, at: kit.register.clock(), purpose: PURPOSE });

/** An access as the audit writes it: who, in which right, what was shown. */
export const accessOf = (
  kit: DeskKit, { actor, request, at, purpose }: DeskVisit, decision: Decision, dossiers: readonly DossierRef[],
    fields: readonly string[],
  commune?: string,
): Access => {
  const nom = commune === undefined ? undefined : kit.reference().communes.get(commune)?.nom;
  return { actor, decision, purpose, dossiers, fields, route: routeOf(request), correlationId: request.id, at,
    ...(nom === undefined ? {} : { organisation: purpose === PURPOSE ? organisationName(commune!, nom) : nom }) };
};

/**
 * What the rules say, first of all. A refusal is written down before it is answered; one for the place is answered as
 * if
 * the dossier did not exist.
 */
export const permit = async (
  kit: DeskKit, visit: DeskVisit, action: string, resource: Resource, dossiers: readonly DossierRef[] = [],
): Promise<Allowed> => {
  const decision = kit.access.authorise(visit.actor, action, resource, visit.purpose, visit.at);
  if (decision.allow) return decision;
  await auditRefusal(kit.register.app, accessOf(kit, visit, decision, dossiers, []), kit.register.partitions);
  const answer = refusal(decision, { hide: true });
  throw answer.status === 404 ? problems.DOSSIER_INTROUVABLE() : answer;
};

/** Writes down a number that leads nowhere: somebody may be guessing. */
export const noteGuess = async (kit: DeskKit, visit: DeskVisit): Promise<never> => {
  const decision = { allow: false, rule: 'no-such-dossier', reason: 'territory' } as const;
  await auditRefusal(kit.register.app, accessOf(kit, visit, decision, [], []), kit.register.partitions);
  throw problems.DOSSIER_INTROUVABLE();
};

/** What a read showed, for its line of audit. */
export type Shown<T> = { value: T; dossiers: readonly DossierRef[]; fields: readonly string[] };

/** A transaction under the row context of a permitted action in one commune; what it shows is written down in it. */
export const asDesk = <T>(
  kit: DeskKit, visit: DeskVisit, decision: Allowed, resource: Resource, fn: (tx: Tx) => Promise<Shown<T>>,
): Promise<T> => inContext(kit.register.app, rowContextOf(visit.actor, decision, visit.purpose, resource), async (tx) => {
  const { value, dossiers, fields } = await fn(tx);
  await auditAccess(tx, accessOf(kit, visit, decision, dossiers, fields, resource.territories?.[0]),
    kit.register.partitions);
  return value;
});
