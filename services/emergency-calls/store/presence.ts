import type { Tx } from '#base/store/context.ts';
import { toRfc3339, type Instant } from '#base/values/instant.ts';

/** Somebody who has a dossier on their screen, and the field in which they type. */
export type Present = { agent: string; name: string; role: string; field: string | null };

/** A beat later than this, somebody is gone. */
const GONE_MS = 45_000;

type At = { partition: number; centre: string };

const ENTER = { name: 'presence-entrer', text: `
  insert into presence as p (partition, dossier_id, agent, centre, nom, role, champ, vu_le) values ($1, $2, $3, $4, $5, $6, $7, $8)
  on conflict (partition, dossier_id, agent) do update set champ = excluded.champ, vu_le = excluded.vu_le
  returning (select vu_le from presence o where o.partition = $1 and o.dossier_id = $2 and o.agent = $3) as before,
    (select champ from presence o where o.partition = $1 and o.dossier_id = $2 and o.agent = $3) as field` };
const LEAVE = { name: 'presence-quitter', text: 'delete from presence where partition = $1 and dossier_id = $2 and agent = $3' };
const OTHERS = { name: 'presence-autres', text: `select agent, nom, role, champ from presence
  where partition = $1 and dossier_id = $2 and agent <> $3 and vu_le > $4 order by nom limit 20` };
const SWEEP = { name: 'presence-balayer', text: 'delete from presence where partition = $1 and vu_le < $2' };

/** One more beat of somebody in a dossier. Says whether others should hear of it: somebody came, or went to another field. */
export const beatPresence = async (
  tx: Tx, { partition, centre }: At, dossier: string, who: Present, now: Instant,
): Promise<boolean> => {
  const { rows: [row] } = await tx.query<{ before: Date | null; field: string | null }>({ ...ENTER,
    values: [partition, dossier, who.agent, centre, who.name, who.role, who.field, toRfc3339(now)] });
  await tx.query({ ...SWEEP, values: [partition, toRfc3339(now - 2 * GONE_MS)] });
  return !row?.before || row.before.getTime() < now - GONE_MS || row.field !== who.field;
};

/** Somebody closed a dossier. Says whether they were in it. */
export const leavePresence = async (tx: Tx, partition: number, dossier: string, agent: string): Promise<boolean> =>
  ((await tx.query({ ...LEAVE, values: [partition, dossier, agent] })).rowCount ?? 0) > 0;

/** Who else is in a dossier. */
export const othersPresent = async (tx: Tx, partition: number, dossier: string, agent: string, now: Instant): Promise<Present[]> => {
  const { rows } = await tx.query<{ agent: string; nom: string; role: string; champ: string | null }>(
    { ...OTHERS, values: [partition, dossier, agent, toRfc3339(now - GONE_MS)] });
  return rows.map((row) => ({ agent: row.agent, name: row.nom, role: row.role, field: row.champ }));
};
