import type { Tx } from '#base/store/context.ts';
import { addDays, civilDateAt } from '#base/values/civil-date.ts';
import type { Instant } from '#base/values/instant.ts';
import type { DossierType, Folded } from './dossier-type.ts';
import { deleteKey } from './event-queries.ts';
import type { EventAuthor } from './event.ts';
import { append, type Changed } from './execute.ts';
import { removeRows } from './projection.ts';

/** Wrapped keys live in their own backup set, kept at most this long (design: erasure). */
export const KEY_BACKUP_DAYS_MAX = 30;

export type Erasure = { holder: string; reason: string; law: string };

/**
 * Destroys a holder's key, removes that holder's projections and seals the fact, all in one transaction.
 * The sealed event is the certificate: its receipt proves the destruction and says when the last
 * backup copy of the key dies. The register and its proofs stay whole.
 */
export const eraseHolder = async <State>(
  tx: Tx, type: DossierType<State>, loaded: Folded<State>, erasure: Erasure, author: EventAuthor, at: Instant,
): Promise<Changed<State>> => {
  const { ref } = loaded;
  await deleteKey(tx, ref, erasure.holder);
  for (const { table, holder } of type.projections) {
    if (holder === erasure.holder) await removeRows(tx, table, ref.partition, [ref.id]);
  }
  const lastCopyDies = addDays(civilDateAt(at, 'UTC'), KEY_BACKUP_DAYS_MAX + 1);
  const holders = loaded.holders.filter((holder) => holder !== erasure.holder);
  return append(tx, type, { ...loaded, holders }, [{ type: 'ContenuEfface', version: 1,
    facts: { ...erasure, holdersLeft: holders, lastCopyDies } }], author, at);
};
