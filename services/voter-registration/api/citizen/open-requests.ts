import { loadDossier } from '#base/dossiers/load.ts';
import type { Loaded } from '#base/dossiers/dossier-type.ts';
import type { DossierState } from '../../domain/state.ts';
import type { CitizenKit } from './kit.ts';
import { asPerson, type SignedIn } from './visit.ts';

const MINE = { name: 'own-requests',
  text: `select dossier_id from dossier where partition = $1 and holder = $2 order by dossier_id desc limit 20` };
const ENDED = new Set(['ABANDONNEE', 'DOUBLON', 'CLOSE', 'VISEE_REFUSEE', 'INSCRITE']);

/** Every request of a person, newest first: one look-up a partition, because a request lies where its key fell. */
export const ownRequests = async (kit: CitizenKit, visit: SignedIn): Promise<Loaded<DossierState>[]> => {
  const { partitions, type, keys } = kit.register;
  const found = await asPerson(kit, visit, async (tx) => {
    const refs: { partition: number; id: string }[] = [];
    for (let partition = 0; partition < partitions; partition++) {
      const { rows } = await tx.query<{ dossier_id: string }>({ ...MINE, values: [partition, visit.session.actor.id] });
      refs.push(...rows.map((row) => ({ partition, id: row.dossier_id })));
    }
    return Promise.all(refs.map((ref) => loadDossier(tx, type, keys, ref)));
  });
  return found.filter((loaded) => loaded !== undefined).sort((a, b) => b.state.dateDepot - a.state.dateDepot);
};

/** Those that are not ended. */
export const openRequests = async (kit: CitizenKit, visit: SignedIn): Promise<Loaded<DossierState>[]> =>
  (await ownRequests(kit, visit)).filter(({ state }) => !ENDED.has(state.etat));
