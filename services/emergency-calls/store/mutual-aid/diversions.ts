import type { Tx } from '#base/store/context.ts';
import { toRfc3339, type Instant } from '#base/values/instant.ts';

/** A call that rings at a helper: its id there (`leg`), where it rang first and under which id. */
export type Diversion = { callId: string; from: string; to: string; leg: string };

/** A switched call, with what the helper made of it. */
export type Leg = Diversion & { dossier: string | null; answeredAt: Instant | null; answeredBy: string | null; endedAt: Instant | null };

const ORDER = { name: 'entraide-ordonner', text: `insert into entraide_ordre (partition, call_id, centre, vers, jambe, le)
  values ($1, $2, $3, $4, $5, $6) on conflict do nothing` };
const EXPECT = { name: 'entraide-attendre', text: `insert into appel_detourne (partition, jambe, centre, venu_de, call_id, le)
  values ($1, $2, $3, $4, $5, $6) on conflict do nothing` };
const PENDING = { name: 'entraide-a-obeir', text: `
  select o.call_id, o.centre, o.vers, o.jambe, o.le from entraide_ordre o join appel a on a.partition = $1 and a.call_id = o.call_id
  where o.partition = $1 and o.le > $2 and a.deborde_vers is null and a.decroche_le is null and a.fin_le is null order by o.le` };
const LEG = `d.jambe, d.centre, d.venu_de, d.call_id, a.dossier_id, a.decroche_le, a.decroche_par, a.fin_le
  from appel_detourne d join appel a on a.partition = $1 and a.call_id = d.jambe`;
const UNTOLD = { name: 'entraide-a-suivre', text: `
  select ${LEG} where d.partition = $1 and not d.suivi and d.le > $2
    and (a.fin_le is not null or (a.decroche_le is not null and not d.decroche_dit)) order by d.venu_de, d.le` };
const TOLD = { name: 'entraide-suivi',
  text: `update appel_detourne set decroche_dit = true, suivi = jambe = any($3::text[])
    where partition = $1 and jambe = any($2::text[]) and not suivi` };
const UNRETURNED = { name: 'entraide-a-rendre', text: `
  select ${LEG} where d.partition = $1 and d.rendu_le is null and d.le > $2 and a.dossier_id is not null order by d.le` };
const RETURNED = { name: 'entraide-rendu', text: 'update appel_detourne set rendu_le = $3 where partition = $1 and jambe = $2' };
const ORIGINS = { name: 'entraide-origines',
  text: 'select jambe, venu_de from appel_detourne where partition = $1 and jambe = any($2::text[])' };
const HELPERS = { name: 'entraide-aidants',
  text: 'select distinct centre, vers from entraide_ordre where partition = $1 and le > $2' };
const HELPED = { name: 'entraide-aides', text: `
  select exists (select from appel_detourne where partition = $1 and centre = $2 and venu_de = $3 and le > $4) as helped` };

type Row = { jambe: string; centre: string; venu_de: string; call_id: string; dossier_id: string | null; decroche_le: Date | null;
  decroche_par: string | null; fin_le: Date | null };

const legOf = (row: Row): Leg => ({ callId: row.call_id, from: row.venu_de, to: row.centre, leg: row.jambe, dossier: row.dossier_id,
  answeredAt: row.decroche_le?.getTime() ?? null, answeredBy: row.decroche_par, endedAt: row.fin_le?.getTime() ?? null });

/** Gives an order, once for each call; false when this call was ordered before. */
export const orderDiversion = async (tx: Tx, at: { origin: number; helper: number; now: Instant }, one: Diversion): Promise<boolean> => {
  const { rowCount } = await tx.query({ ...ORDER, values: [at.origin, one.callId, one.from, one.to, one.leg, toRfc3339(at.now)] });
  if (rowCount === 0) return false;
  await tx.query({ ...EXPECT, values: [at.helper, one.leg, one.to, one.from, one.callId, toRfc3339(at.now)] });
  return true;
};

/** Orders that the telephony has not obeyed, of calls that still ring where they began. */
export const pendingOrders = async (tx: Tx, partition: number, since: Instant): Promise<(Diversion & { at: Instant })[]> => {
  const { rows } = await tx.query<{ call_id: string; centre: string; vers: string; jambe: string; le: Date }>(
    { ...PENDING, values: [partition, toRfc3339(since)] });
  return rows.map((row) => ({ callId: row.call_id, from: row.centre, to: row.vers, leg: row.jambe, at: row.le.getTime() }));
};

/** Switched calls that a helper answered, or that ended, and whose first centre does not know it yet. */
export const untoldLegs = async (tx: Tx, partition: number, since: Instant): Promise<Leg[]> =>
  (await tx.query<Row>({ ...UNTOLD, values: [partition, toRfc3339(since)] })).rows.map(legOf);

/** The first centre knows of these what they now are. */
export const legsTold = async (tx: Tx, partition: number, legs: readonly Leg[]): Promise<void> => {
  const ended = legs.filter(({ endedAt }) => endedAt !== null);
  if (legs.length > 0) await tx.query({ ...TOLD, values: [partition, legs.map(({ leg }) => leg), ended.map(({ leg }) => leg)] });
};

/** Switched calls that have a dossier at the helper's which was not offered to the first centre yet. */
export const unreturnedLegs = async (tx: Tx, partition: number, since: Instant): Promise<Leg[]> =>
  (await tx.query<Row>({ ...UNRETURNED, values: [partition, toRfc3339(since)] })).rows.map(legOf);

/** The dossier was offered to the first centre. */
export const legReturned = async (tx: Tx, partition: number, leg: string, at: Instant): Promise<void> => {
  await tx.query({ ...RETURNED, values: [partition, leg, toRfc3339(at)] });
};

/** Which of these calls came from another centre, and from which. */
export const originsOfCalls = async (tx: Tx, partition: number, calls: readonly string[]): Promise<Map<string, string>> => {
  const { rows } = await tx.query<{ jambe: string; venu_de: string }>({ ...ORIGINS, values: [partition, calls] });
  return new Map(rows.map((row) => [row.jambe, row.venu_de]));
};

/** Which centres helped which since an instant, as `centre/helper`. */
export const helpersSince = async (tx: Tx, partition: number, since: Instant): Promise<Set<string>> => {
  const { rows } = await tx.query<{ centre: string; vers: string }>({ ...HELPERS, values: [partition, toRfc3339(since)] });
  return new Set(rows.map(({ centre, vers }) => `${centre}/${vers}`));
};

/** Did this centre take calls of that one since an instant? */
export const helpedSince = async (tx: Tx, at: { partition: number; centre: string }, from: string, since: Instant): Promise<boolean> =>
  (await tx.query<{ helped: boolean }>({ ...HELPED, values: [at.partition, at.centre, from, toRfc3339(since)] })).rows[0]!.helped;
