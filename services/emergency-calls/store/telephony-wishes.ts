import type { Tx } from '#base/store/context.ts';
import { toRfc3339, type Instant } from '#base/values/instant.ts';
import { LIMITS } from '../limits.ts';

/** Whom a conference brings in. */
export type ConferenceWith = 'AMU' | 'SNP';

/** A conference that a console asked of the telephony, and how far it is. */
export type Wish = { id: string; centre: string; call: string; kind: 'CONFERENCE'; to: string; askedAt: Instant; doneAt: Instant | null };

type Row = { souhait_id: string; centre: string; call_id: string; vers: string; demande_le: Date; fait_le: Date | null };
type At = { partition: number; centre: string };

const COLUMNS = 'souhait_id, centre, call_id, vers, demande_le, fait_le';
const ASK = { name: 'souhait-demander', text: `
  insert into souhait_telephonie (partition, souhait_id, centre, call_id, sorte, vers, demande_le, demande_par)
  select $1, $2, $3, $4, 'CONFERENCE', $5, $6, $7 where not exists (select from souhait_telephonie
    where partition = $1 and centre = $3 and call_id = $4 and vers = $5 and fait_le is null) on conflict do nothing` };
const OF_CALL = { name: 'souhait-de-l-appel', text: `select ${COLUMNS} from souhait_telephonie
  where partition = $1 and centre = $2 and call_id = $3 order by demande_le` };
const PENDING = { name: 'souhait-attente', text: `select ${COLUMNS} from souhait_telephonie
  where partition = $1 and fait_le is null and demande_le > $2 order by demande_le limit $3` };
const DONE = { name: 'souhait-fait', text: `update souhait_telephonie set fait_le = $4
  where partition = $1 and centre = $2 and call_id = any($3::text[]) and fait_le is null` };

const wish = (row: Row): Wish => ({ id: row.souhait_id, centre: row.centre, call: row.call_id, kind: 'CONFERENCE', to: row.vers,
  askedAt: row.demande_le.getTime(), doneAt: row.fait_le?.getTime() ?? null });

/** Writes down that a conference is wanted on a call; one that is wanted already is not asked twice. */
export const askConference = async (
  tx: Tx, { partition, centre }: At, { id, call, to, by, at }: { id: string; call: string; to: ConferenceWith; by: string; at: Instant },
): Promise<void> => { await tx.query({ ...ASK, values: [partition, id, centre, call, to, toRfc3339(at), by] }); };

/** What was asked of the telephony for a call, the first first. */
export const wishesOfCall = async (tx: Tx, { partition, centre }: At, call: string): Promise<Wish[]> =>
  (await tx.query<Row>({ ...OF_CALL, values: [partition, centre, call] })).rows.map(wish);

/** What the telephony has still to do, asked since an instant, the first first; told again until it says that it is done. */
export const pendingWishes = async (tx: Tx, partitions: number, since: Instant): Promise<Wish[]> => {
  const pending: Wish[] = [];
  for (let partition = 0; partition < partitions; partition += 1) {
    pending.push(...(await tx.query<Row>({ ...PENDING, values: [partition, toRfc3339(since), LIMITS.wishes_max] })).rows.map(wish));
  }
  return pending.sort((a, b) => a.askedAt - b.askedAt);
};

/** The telephony said that these calls are in conference. */
export const wishesDone = async (tx: Tx, { partition, centre }: At, calls: readonly string[], at: Instant): Promise<void> => {
  if (calls.length > 0) await tx.query({ ...DONE, values: [partition, centre, calls, toRfc3339(at)] });
};
