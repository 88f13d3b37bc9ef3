import { attachFiles, findFiles } from '#base/files/queries.ts';
import type { FileRow } from '#base/files/file-row.ts';
import { shareFiles } from '#base/files/share-files.ts';
import type { Tx } from '#base/store/context.ts';
import { HOLDERS } from '../../store/demande-type.ts';
import { pieceRef } from '../../store/work-files.ts';
import { applyOrders, SYSTEME, type Order } from './apply-orders.ts';
import type { Effect } from './follow-effects.ts';
import type { Work } from './work.ts';

/**
 * Puts the documents of new requests under their dossier and its commune, which gets its own keys once it holds the
 * dossier's. What was found of a document while it was in a draft is told to the dossier now.
 */
export const attachPieces = async (work: Work, tx: Tx, partition: number, effects: readonly Effect[]): Promise<void> => {
  const { register } = work;
  const orders: Order[] = [];
  for (const { event, loaded, state } of effects) {
    if (event.type === 'DemandeTransmise') {
      await shareFiles(tx, work.files, state.pieces.map(({ id }) => pieceRef(register.partitions, id)), HOLDERS.commune);
    }
    if (event.type !== 'DemandeDeposee' && event.type !== 'PiecesRecues' && event.type !== 'RadiationRepondue') continue;
    const ids = (event.facts as { pieces?: readonly string[] }).pieces ?? [];
    if (ids.length === 0 || state.commune === null) continue;
    const refs = ids.map((id) => pieceRef(register.partitions, id));
    await attachFiles(tx, refs, loaded.ref, state.commune);
    if (loaded.holders.includes(HOLDERS.commune)) await shareFiles(tx, work.files, refs, HOLDERS.commune);
    orders.push(...(await findFiles(tx, refs)).flatMap((file) => findingOf(file)));
  }
  await applyOrders(tx, register, partition, orders, register.clock());
};

/** What a settled file asks of its dossier; nothing when it is fine but was never scanned. */
export const findingOf = ({ ref, dossier, state, scan }: FileRow): Order[] => {
  const statut = state === 'rejected' ? (scan === 'infected' ? 'INFECTEE' : 'ILLISIBLE')
    : state === 'available' && scan === 'clean' ? 'SAINE' : undefined;
  if (!statut || !dossier) return [];
  return [{ id: dossier.id, actor: SYSTEME, purpose: 'controle-des-pieces', command: { type: 'constaterPiece', piece: ref.id, statut } }];
};
