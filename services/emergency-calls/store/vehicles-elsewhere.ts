import type { DossierRef } from '#base/dossiers/event.ts';
import { pipelined } from '#base/store/pipelined.ts';
import type { Tx } from '#base/store/context.ts';
import { BACK } from '../domain/codes/vehicle-statuses.ts';

/** Whoever sends one of these vehicles waits here for the other who does: in the order of ids, so that no two wait for each other. */
const LOCK = { name: 'moyens-verrou', text: `
  select pg_advisory_xact_lock(hashtextextended(id, 0)) from (select unnest($1::text[]) as id order by 1) as sent` };
const BUSY = { name: 'moyens-ailleurs', text: `
  select m.resource_id, d.numero from mission m join dossier_urgence d on d.partition = m.partition and d.dossier_id = m.dossier_id
  where m.partition = $1 and m.centre = $2 and m.resource_id = any($3) and not m.finie and m.statut <> all($6)
    and m.exercice = $4 and m.dossier_id <> $5
    and not exists (select from ressource r where r.partition = $1 and r.centre = $2 and r.resource_id = m.resource_id
      and r.multi_missions)` };

/**
 * Of vehicles that a dossier is about to send: those on a mission of another one, with its number. A vehicle has one mission at a time
 * (a new one begins from RETOUR on) unless it is marked as one that takes several. Held to the end of the transaction: of two dossiers
 * that send one vehicle, the second sees the first.
 */
export const vehiclesElsewhere = async (
  tx: Tx, ref: DossierRef, { centre, exercise }: { centre: string; exercise: boolean }, resources: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const [, { rows }] = await pipelined([tx.query({ ...LOCK, values: [resources.map((id) => `moyen ${id}`)] }),
    tx.query<{ resource_id: string; numero: string }>({ ...BUSY, values: [ref.partition, centre, resources, exercise, ref.id, BACK] })]);
  return new Map(rows.map(({ resource_id: id, numero }) => [id, numero]));
};
