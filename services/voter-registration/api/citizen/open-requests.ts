import { loadDossier } from '#base/dossiers/load.ts';
import type { Tx } from '#base/store/context.ts';
import { pipelined } from '#base/store/pipelined.ts';
import type { Loaded } from '#base/dossiers/dossier-type.ts';
import type { DossierState } from '../../domain/state.ts';
import type { CitizenKit } from './kit.ts';
import { asPerson, type SignedIn } from './visit.ts';

const MINE = { name: 'own-requests',
  text: `select dossier_id from dossier where partition = $1 and holder = $2 order by dossier_id desc limit 20` };
const ENDED = new Set(['ABANDONNEE', 'DOUBLON', 'CLOSE', 'VISEE_REFUSEE', 'RAPO', 'RAPO_REJETE', 'INSCRITE']);

/** Every request of a person, newest first: one look-up a partition, because a request lies where its key fell. */
export const ownRequests = (kit: CitizenKit, visit: SignedIn): Promise<Loaded<DossierState>[]> =>
  asPerson(kit, visit, (tx) => requestsOf(kit, visit, tx));

const requestsOf = async (kit: CitizenKit, { session }: SignedIn, tx: Tx, except?: string): Promise<Loaded<DossierState>[]> => {
  const { partitions, type, keys } = kit.register;
  const found = await pipelined(Array.from({ length: partitions }, (_, partition) =>
    tx.query<{ dossier_id: string }>({ ...MINE, values: [partition, session.actor.id] })));
  const refs = found.flatMap(({ rows }, partition) => rows.map(({ dossier_id: id }) => ({ partition, id })))
    .filter(({ id }) => id !== except);
  return (await pipelined(refs.map((ref) => loadDossier(tx, type, keys, ref))))
    .filter((loaded) => loaded !== undefined).sort((a, b) => b.state.dateDepot - a.state.dateDepot);
};

/** Those that are not ended, but for the dossier `except`; in a transaction that is open, when there is one. */
export const openRequests = async (
  kit: CitizenKit, visit: SignedIn, { tx, except }: { tx?: Tx; except?: string } = {},
): Promise<Loaded<DossierState>[]> =>
  (tx ? await requestsOf(kit, visit, tx, except) : await asPerson(kit, visit, (own) => requestsOf(kit, visit, own, except)))
    .filter(({ state }) => !ENDED.has(state.etat));
