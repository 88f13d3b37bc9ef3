import type { Tx } from '#base/store/context.ts';
import type { Instant } from '#base/values/instant.ts';

const UNTIL = { name: 'urgence-appels-jusque', text: `
  select dossier_id, appels_jusque from dossier_urgence where partition = $1 and centre = $2 and dossier_id = any($3::uuid[])` };

/** Until when each of these dossiers of a centre takes calls; null: as long as it lives. Unknown ones are left out. */
export const readTakesCalls = async (
  tx: Tx, { partition, centre }: { partition: number; centre: string }, ids: readonly string[],
): Promise<ReadonlyMap<string, Instant | null>> => {
  const { rows } = await tx.query<{ dossier_id: string; appels_jusque: Date | null }>({ ...UNTIL, values: [partition, centre, ids] });
  return new Map(rows.map((row) => [row.dossier_id, row.appels_jusque?.getTime() ?? null]));
};
