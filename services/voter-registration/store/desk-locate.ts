import type { DossierRef } from '#base/dossiers/event.ts';
import { inContext, systemContext } from '#base/store/context.ts';
import type { Pool } from '#base/store/pools.ts';

/** What an access decision needs to know of a dossier: nothing of its content. */
export type Located = { ref: DossierRef; etat: string; commune: string };

const LOCATE = { name: 'desk-locate', text: 'select dossier_id, state, territory from dossier where partition = $1 and reference = $2' };

type Row = { dossier_id: string; state: string; territory: string };

/** Where a dossier lies, whoever asks: the decision on who may see it is made from this. */
export const locateDossier = (pool: Pool, partition: number, numero: string): Promise<Located | undefined> =>
  inContext(pool, systemContext('desk', 'instruction'), async (tx) => {
    const { rows: [row] } = await tx.query<Row>({ ...LOCATE, values: [partition, numero] });
    return row && { ref: { partition, id: row.dossier_id }, etat: row.state, commune: row.territory };
  });
