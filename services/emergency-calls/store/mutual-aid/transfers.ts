import type { Tx } from '#base/store/context.ts';

/** A dossier that a partner asks its centre to take over. */
export type AskedTransfer = { dossier: string; centre: string; owner: string };

const WAITING = { name: 'transferts-en-attente', text: `select dossier_id, centre, proprietaire from dossier_urgence
  where partition = $1 and transfert = 'waiting' and etat in ('PROGRAM', 'ACTIF', 'ACHEVE')` };

/** Dossiers of a partition whose transfer awaits an answer, ours and theirs. */
export const waitingTransfers = async (tx: Tx, partition: number): Promise<AskedTransfer[]> =>
  (await tx.query<{ dossier_id: string; centre: string; proprietaire: string }>({ ...WAITING, values: [partition] })).rows
    .map((row) => ({ dossier: row.dossier_id, centre: row.centre, owner: row.proprietaire }));
