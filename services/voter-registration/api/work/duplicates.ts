import type { Loaded } from '#base/dossiers/dossier-type.ts';
import type { DossierRef } from '#base/dossiers/event.ts';
import { followOnce } from '#base/dossiers/follow.ts';
import { inContext, systemContext, type Tx } from '#base/store/context.ts';
import { hmac } from '#base/values/crypto-box.ts';
import { deriveKey, type Keyring } from '#base/values/keyring.ts';
import { partitionOf } from '#base/values/partition.ts';
import { isSupplementary } from '../../domain/codes/lists.ts';
import { compare } from '../../domain/duplicates/compare.ts';
import { duplicateKeys } from '../../domain/duplicates/keys.ts';
import type { EtatCivil } from '../../domain/identity/civil-status.ts';
import type { DossierState } from '../../domain/state.ts';
import { addKeys, keepSignals, oneAtATime, takeSignals, type KeyRow, type Match, type Signal } from '../../store/duplicate-keys.ts';
import type { VoterRegister } from '../../store/open-register.ts';
import { loadDossiers } from '#base/dossiers/load-many.ts';
import { applyOrders, SYSTEME, type Order } from './apply-orders.ts';
import type { Work } from './work.ts';

const FOLLOWER = 'doublons';
const BATCH = 300;
const SIGNALS = 200;
const KEY_BYTES = 16;
const NO_HOLDER = '-';
/** A request that ended is no duplicate of a new one: people move more than once. */
const ENDED: ReadonlySet<string> = new Set(['ABANDONNEE', 'VISEE_REFUSEE', 'RAPO_REJETE', 'INSCRITE', 'CLOSE']);

type Dossier = Loaded<DossierState>;

/** Keys of a person's request: HMACs under a key of the service, each in the partition that its value gives. */
export const personKeys = (ring: Keyring, partitions: number, dossier: DossierRef, etatCivil: EtatCivil): KeyRow[] => {
  const secret = deriveKey(ring, 'duplicates');
  return duplicateKeys(etatCivil).map(({ sorte, texte }) => {
    const cle = hmac(secret, texte).subarray(0, KEY_BYTES).toString('hex');
    return { partition: partitionOf(partitions, cle), cle, sorte, dossier };
  });
};

const keysOf = (ring: Keyring, partitions: number, { ref, state }: Dossier): KeyRow[] =>
  (state.demande ? personKeys(ring, partitions, ref, state.demande.etatCivil) : []);

/** Looks for requests of the same person among the next deposits of a partition; pairs are told apart, each in its partition. */
export const followDuplicates = ({ register }: Work, partition: number): Promise<number> => followOnce({
  pool: register.jobs, keys: register.keys, name: FOLLOWER, partition, batch: BATCH, holder: NO_HOLDER,
  handle: async (tx, events) => {
    const ids = events.filter(({ type }) => type === 'DemandeDeposee').map(({ ref }) => ref.id);
    if (ids.length === 0) return;
    await oneAtATime(tx, FOLLOWER);
    const fresh = await loadDossiers(tx, register.type, register.keys, partition, ids);
    const rows = [...fresh.values()].flatMap((dossier) => keysOf(register.keyring, register.partitions, dossier));
    const matches = await addKeys(tx, rows, register.clock());
    if (matches.length > 0) await keepSignals(tx, await pairsOf(tx, register, fresh, matches));
  },
});

const pairsOf = async (
  tx: Tx, register: VoterRegister, fresh: ReadonlyMap<string, Dossier>, matches: readonly Match[],
): Promise<Signal[]> => {
  const others = new Map<string, Dossier>();
  for (const [partition, group] of Map.groupBy(matches, ({ autre }) => autre.partition)) {
    const ids = [...new Set(group.map(({ autre }) => autre.id))];
    for (const [id, dossier] of await loadDossiers(tx, register.type, register.keys, partition, ids)) others.set(id, dossier);
  }
  return matches.flatMap((match) => {
    const [one, other] = [fresh.get(match.id), others.get(match.autre.id)];
    return one && other ? signals(one, other, match) : [];
  });
};

const signals = (one: Dossier, other: Dossier, { sorte }: Match): Signal[] => {
  if (ENDED.has(other.state.etat) || ENDED.has(one.state.etat)) return [];
  // Municipal and European are two requests of one person, meant as two.
  const [list, otherList] = [one.state.demande?.typeListe, other.state.demande?.typeListe];
  if (list && otherList && list !== otherList && isSupplementary(list) && isSupplementary(otherList)) return [];
  const raisons = likeness(one, other, sorte);
  if (raisons.length === 0) return [];
  const side = (of: Dossier, about: Dossier): Signal => ({ dossier: of.ref, autreId: about.ref.id, autre: about.state.numero, raisons });
  return [side(one, other), side(other, one)];
};

/** The whole key alone tells when the content of the other is erased; else the two are compared. */
const likeness = ({ state: a }: Dossier, { state: b }: Dossier, sorte: string): readonly string[] => {
  if (!a.demande || !b.demande) return sorte === 'COMPLETE' ? ['MEME_ETAT_CIVIL'] : [];
  const { verdict, raisons } = compare({ etatCivil: a.demande.etatCivil, commune: a.demande.communeDemandee },
    { etatCivil: b.demande.etatCivil, commune: b.demande.communeDemandee });
  return verdict === 'different' ? [] : raisons;
};

/** Tells the dossiers of a partition of the others that look like them; nothing is merged, nothing goes. */
export const tellDuplicates = ({ register, logger }: Work, partition: number): Promise<number> =>
  inContext(register.jobs, systemContext(FOLLOWER, 'rapprochement'), async (tx) => {
    const taken = await takeSignals(tx, partition, SIGNALS);
    const orders = taken.map(({ dossier, autre, raisons }): Order =>
      ({ id: dossier.id, actor: SYSTEME, purpose: 'rapprochement', command: { type: 'signalerDoublon', autre, raisons } }));
    const results = await applyOrders(tx, register, partition, orders, register.clock());
    results.forEach((result, i) => {
      if (result.kind === 'refused') logger.warn({ dossier: orders[i]!.id, code: result.problem.code }, 'a likeness was not told');
    });
    return taken.length;
  });
