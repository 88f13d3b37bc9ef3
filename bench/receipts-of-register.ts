import type { SealedRow } from '#base/dossiers/event-queries.ts';
import { receiptJson } from '#base/log/receipt.ts';
import type { Tx } from '#base/store/context.ts';
import type { VoterRegister } from '#services/voter-registration/store/open-register.ts';

/** Receipts of deposits, made again from the register as the service gives them to who comes back. */
export const receiptsOfRegister = async (register: VoterRegister, tx: Tx, count: number): Promise<string[]> => {
  const receipts: string[] = [];
  for (let partition = 0; partition < register.partitions; partition++) {
    const { rows } = await tx.query<SealedRow>(`select dossier_id, header, body, salt, leaf_index from event
      where partition = $1 and position = 1 order by leaf_index limit $2`, [partition, Math.ceil(count / register.partitions)]);
    for (const row of rows) {
      const index = Number(row.leaf_index);
      const past = await register.proofs(tx, partition, index);
      const note = register.signer.sign(partition, past.size, past.root, past.epoch);
      const { header, body, salt } = row;
      receipts.push(receiptJson({ header, body, salt, proof: { index: index, path: past.pathText, note } }));
    }
  }
  return receipts.slice(0, count);
};
