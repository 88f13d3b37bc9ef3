import type { Shown } from '#base/access/desk.ts';
import type { Allowed } from '#base/access/decide.ts';
import type { DossierRef } from '#base/access/audit.ts';
import type { Loaded } from '#base/dossiers/dossier-type.ts';
import { loadDossier } from '#base/dossiers/load.ts';
import type { Tx } from '#base/store/context.ts';
import { parsePublicNumber } from '#base/values/public-number.ts';
import type { DossierActor } from '../../domain/context.ts';
import type { Role } from '../../domain/codes/roles.ts';
import type { DossierState } from '../../domain/state.ts';
import { problems } from '../../errors.ts';
import { HOLDERS } from '../../store/demande-type.ts';
import { locateDossier, type Located } from '../../store/desk-locate.ts';
import { permit, type DeskKit, type DeskVisit } from './desk-kit.ts';

/** A dossier that the person may act on, inside the transaction that loaded it. */
export type OpenDossier = { tx: Tx; loaded: Loaded<DossierState>; decision: Allowed; commune: string };

/** The actor as the domain knows it: one role, one commune. */
export const dossierActor = (visit: DeskVisit, decision: Allowed, commune: string): DossierActor =>
  ({ id: visit.actor.id, role: decision.role as Role, territories: [commune] });

const locate = async (kit: DeskKit, visit: DeskVisit, typed: string): Promise<Located> => {
  const number = parsePublicNumber(typed);
  if (!number || number.partition >= kit.register.partitions) return kit.access.desk.noteGuess(visit, visit.purpose);
  return await locateDossier(kit.register.app, number.partition, number.text) ?? kit.access.desk.noteGuess(visit, visit.purpose);
};

const READ = 'demande:lire';

type Show<T> = { value: T; fields: readonly string[]; also?: readonly DossierRef[] };

/**
 * Opens a dossier by its number for one action: the rules, then the row context, then the content under the commune's
 * key,
 * and a line of audit in the same transaction. One that the commune holds no key to does not exist for it.
 */
export const openDossier = async <T>(
  kit: DeskKit, visit: DeskVisit, typed: string, action: string, fn: (open: OpenDossier) => Promise<Show<T>>,
): Promise<T> => {
  // In this order no answer tells whether a number exists: the role, then the place, then the action.
  await permit(kit, visit, READ, { territories: visit.actor.territories });
  const { ref, etat, commune } = await locate(kit, visit, typed);
  const resource = { dossier: ref.id, state: etat, territories: [commune] };
  await permit(kit, visit, READ, resource, [ref]);
  const held = await permit(kit, visit, action, resource, [ref]);
  const { decision } = held;
  return kit.access.desk.read(held, async (tx): Promise<Shown<T>> => {
    const loaded = await loadDossier(tx, kit.register.type, kit.register.keys, ref, [HOLDERS.commune]);
    if (!loaded?.key) throw problems.DOSSIER_INTROUVABLE();
    const { value, fields, also = [] } = await fn({ tx, loaded, decision, commune });
    return { value, fields, dossiers: [ref, ...also] };
  });
};
