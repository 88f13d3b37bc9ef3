import { followOnce } from '#base/dossiers/follow.ts';
import { loadDossiers } from '#base/dossiers/load-many.ts';
import { traitsOf } from '../../domain/fraud/traits.ts';
import { keepTraits, type TraitRow } from '../../store/signals.ts';
import type { Work } from '../work/work.ts';
import { traitKey } from './trait-keys.ts';

const FOLLOWER = 'signaux';
const BATCH = 300;
const NO_HOLDER = '-';

/** Keeps the traits of the next deposits of a partition, as keyed hashes: a signal for the mayor, never a refusal. */
export const followTraits = ({ register }: Work, partition: number): Promise<number> => followOnce({
  pool: register.jobs, keys: register.keys, name: FOLLOWER, partition, batch: BATCH, holder: NO_HOLDER,
  handle: async (tx, events) => {
    const ids = events.filter(({ type }) => type === 'DemandeDeposee').map(({ ref }) => ref.id);
    if (ids.length === 0) return;
    const loaded = await loadDossiers(tx, register.type, register.keys, partition, ids);
    const rows = [...loaded.values()].flatMap(({ ref, state }): TraitRow[] => {
      const { demande, commune } = state;
      return demande && commune ? traitsOf(demande).map((trait) => ({ commune, sorte: trait.sorte,
        cle: traitKey(register.keyring, commune, trait), dossierId: ref.id, numero: state.numero, le: state.dateDepot })) : [];
    });
    await keepTraits(tx, register.partitions, rows);
  },
});
