import type { FastifyRequest } from 'fastify';
import { auditAccess, type Access, type DossierRef } from '#base/access/audit.ts';
import { openBreakGlass, openGlassOf, type BreakGlassRules, type GlassNotice } from '#base/access/break-glass.ts';
import { rowContextOf, type Allowed } from '#base/access/decide.ts';
import type { Permit, Visit } from '#base/access/desk.ts';
import { inContext, type RowContext, type Tx } from '#base/store/context.ts';
import { REPLAY_REASONS } from '../../domain/replay/replay.ts';
import { ZONE } from '../../domain/indicators/spans.ts';
import { problems } from '../../errors.ts';
import { caseOfNumber } from '../../store/cases.ts';
import { PURPOSE, type ConsoleKit } from '../console-kit.ts';

const RULES: BreakGlassRules = { reasons: new Map(Object.entries(REPLAY_REASONS)), zone: ZONE, isHoliday: () => false };

/** Somebody who reads a dossier again: an auditor for the audit, everybody else for the regulation. */
export type ReplayVisit = { visit: Visit; ref: DossierRef; centre: string; purpose: string };

const purposeOf = ({ actor }: Visit): string => (actor.roles.includes('auditor') ? 'audit' : PURPOSE);

/** Who asks about which dossier of which centre. */
export const replayVisit = async ({ access, regulation }: ConsoleKit, request: FastifyRequest): Promise<ReplayVisit> => {
  const visit = await access.desk.visit(request);
  const centre = (request.query as { centre?: string }).centre ?? visit.actor.territories[0] ?? '';
  return { visit, centre, ref: { partition: regulation.partitionOfCentre(centre), id: (request.params as { id: string }).id },
    purpose: purposeOf(visit) };
};

/**
 * The dossier of a number, for somebody who may break a glass on it: whether there is one, and nothing of it.
 * Throws DOSSIER_INTROUVABLE.
 */
export const findByNumber = async (
  kit: ConsoleKit, request: FastifyRequest, centre: string, numero: string,
): Promise<{ id: string }> => {
  const { access: { desk }, regulation } = kit;
  const visit = await desk.visit(request);
  const purpose = purposeOf(visit);
  const granted = await desk.permit(visit, { action: 'relecture:ouvrir', purpose, resource: { territories: [centre] } });
  const context: RowContext = { actor: visit.actor.id, kind: 'system', roles: [], territories: [], purpose };
  return desk.readAs(granted, context, async (tx) => {
    const id = await caseOfNumber(tx, regulation.partitionOfCentre(centre), centre, numero);
    if (id === undefined) throw problems.DOSSIER_INTROUVABLE();
    return { value: { id }, dossiers: [{ partition: regulation.partitionOfCentre(centre), id }], fields: ['number'] };
  });
};

const permit = (kit: ConsoleKit, { visit, ref, centre, purpose }: ReplayVisit, action: string): Promise<Permit> =>
  kit.access.desk.permit(visit, { action, purpose, resource: { territories: [centre], dossier: ref.id }, dossiers: [ref] });

const line = ({ visit, ref, purpose }: ReplayVisit, decision: Allowed, fields: readonly string[], breakGlass: string): Access =>
  ({ actor: visit.actor, decision, purpose, dossiers: [ref], fields, route: visit.request.routeOptions.url ?? '',
    correlationId: visit.request.id, at: visit.at, breakGlass });

export type GlassAsked = { reasonCode: string; explanation: string; minutes: number };

/** Breaks the glass on one dossier: the right, the reason, the line of audit, and whoever must be told, all or nothing. */
export const breakGlass = async (
  kit: ConsoleKit, who: ReplayVisit, asked: GlassAsked,
  referenceOf: (tx: Tx) => Promise<string>, tell: (tx: Tx, notice: GlassNotice) => Promise<void>,
): Promise<{ until: number }> => {
  const { decision } = await permit(kit, who, 'relecture:ouvrir');
  const context = rowContextOf(who.visit.actor, decision, who.purpose, { dossier: who.ref.id });
  return inContext(kit.regulation.app, context, async (tx) => {
    const reference = await referenceOf(tx);
    const glass = await openBreakGlass(tx, kit.access.keys, RULES, { actor: who.visit.actor, role: decision.role, dossier: who.ref,
      territory: who.centre, reference, ...asked }, who.visit.at, tell);
    await auditAccess(tx, line(who, decision, [], glass.id), kit.regulation.partitions);
    return { until: glass.until };
  });
};

/** Reads under the glass that this person has open on the dossier; what is shown is written down under it. */
export const underGlass = async <T>(
  kit: ConsoleKit, who: ReplayVisit, fields: readonly string[], read: (tx: Tx, until: number) => Promise<T>,
): Promise<T> => {
  const { app, partitions } = kit.regulation;
  const own: RowContext = { actor: who.visit.actor.id, kind: who.visit.actor.kind, roles: [], territories: [], purpose: who.purpose };
  const glass = await inContext(app, own, (tx) => openGlassOf(tx, who.visit.actor.id, who.ref, who.visit.at));
  const holder = { ...who, visit: { ...who.visit, actor: { ...who.visit.actor, ...(glass ? { breakGlass: glass } : {}) } } };
  const { decision } = await permit(kit, holder, 'relecture:lire');
  return inContext(app, rowContextOf(holder.visit.actor, decision, who.purpose, { dossier: who.ref.id }), async (tx) => {
    const value = await read(tx, glass!.until);
    await auditAccess(tx, line(holder, decision, fields, glass!.id), partitions);
    return value;
  });
};
