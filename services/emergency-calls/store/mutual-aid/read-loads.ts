import { pipelined } from '#base/store/pipelined.ts';
import type { Tx } from '#base/store/context.ts';
import { toRfc3339, type Instant } from '#base/values/instant.ts';
import type { AidSettings } from '../../domain/mutual-aid/aid-settings.ts';
import type { CentreLoad } from '../../domain/mutual-aid/centre-load.ts';
import type { RingingCall } from '../../domain/mutual-aid/divert-calls.ts';

/** How long a telephony's count of posts is believed, and how old a call may be that still rings or is talked. */
const POSTS_MS = 120_000;
const CALL_MS = 3_600_000;
/** Talks of the last window that say how long one takes in a centre. */
const TALKS_MIN = 10;
/** A switched call that has not rung at the partner by then will not. */
const SWITCH_MS = 10_000;

const POSTS = { name: 'entraide-postes', text: 'select centre, presents from poste_telephonie where partition = $1 and le > $2' };
const RINGING = { name: 'entraide-sonneries', text: `
  select a.call_id, a.centre, a.niveau, a.presente_le, a.bonds + (d.jambe is not null)::int as bonds, o.call_id is not null as ordonne
  from appel a left join entraide_ordre o on o.partition = $1 and o.call_id = a.call_id
    left join appel_detourne d on d.partition = $1 and d.jambe = a.call_id
  where a.partition = $1 and a.decroche_le is null and a.fin_le is null and a.deborde_vers is null and not a.exercice
    and a.presente_le > $2` };
const BUSY = { name: 'entraide-en-cours', text: `select centre, count(*)::int as n from appel where partition = $1
  and decroche_le is not null and fin_le is null and deborde_vers is null and decroche_le > $2 group by centre` };
const ARRIVED = { name: 'entraide-arrivees', text: `
  select centre, count(*) filter (where bonds = 0)::int as n, count(*) filter (where talk is not null)::int as talked, avg(talk) as talk_s
  from (select centre, bonds, case when deborde_vers is null then extract(epoch from fin_le - decroche_le)::float8 end as talk
    from appel where partition = $1 and presente_le > $2 and not exercice) as recent group by centre` };
const COMING = { name: 'entraide-en-route', text: `select d.centre, count(*)::int as n from appel_detourne d where d.partition = $1
  and d.le > $2 and not d.suivi and not exists (select from appel a where a.partition = $1 and a.call_id = d.jambe) group by d.centre` };

type Count = { centre: string; n: number };
type Arrived = Count & { talked: number; talk_s: number | null };
type Ring = { call_id: string; centre: string; niveau: number; presente_le: Date; bonds: number; ordonne: boolean };

/** What every centre of a partition has to do, and the calls that ring there. */
type Looked = { loads: CentreLoad[]; ringing: RingingCall[] };

const lookAt = async (tx: Tx, partition: number, now: Instant, settings: AidSettings): Promise<Looked> => {
  const since = (ms: number): string => toRfc3339(now - ms);
  const [posts, rings, busy, arrived, coming] = await pipelined([
    tx.query<{ centre: string; presents: number }>({ ...POSTS, values: [partition, since(POSTS_MS)] }),
    tx.query<Ring>({ ...RINGING, values: [partition, since(CALL_MS)] }), tx.query<Count>({ ...BUSY, values: [partition, since(CALL_MS)] }),
    tx.query<Arrived>({ ...ARRIVED, values: [partition, since(settings.window_ms)] }),
    tx.query<Count>({ ...COMING, values: [partition, since(SWITCH_MS)] })] as const);
  const ringing = rings.rows.map((row): RingingCall => ({ callId: row.call_id, centre: row.centre, level: row.niveau,
    presentedAt: row.presente_le.getTime(), hops: row.bonds, ordered: row.ordonne }));
  const presents = new Map(posts.rows.map((row) => [row.centre, row.presents]));
  const talks = new Map(arrived.rows.map(({ centre, talked, talk_s: talk }) => [centre, talked < TALKS_MIN ? null : talk]));
  const counts = [busy, arrived, coming].map(({ rows }) => new Map((rows as Count[]).map(({ centre, n }) => [centre, n])));
  const centres = new Set([...presents.keys(), ...ringing.map(({ centre }) => centre)]);
  return { ringing, loads: [...centres].map((centre) => {
    const here = ringing.filter((one) => one.centre === centre);
    const [inCall, presented, onTheirWay] = counts.map((count) => count.get(centre) ?? 0) as [number, number, number];
    return { centre, present: presents.get(centre) ?? null, busy: inCall, waiting: here.length, coming: onTheirWay,
      longestWait_ms: Math.max(0, ...here.map(({ presentedAt }) => now - presentedAt)),
      arrivals_per_s: presented / (settings.window_ms / 1_000), handling_s: talks.get(centre) ?? settings.handling_s };
  }) };
};

/** What all centres have to do, in the order of their codes, which is the agreed order among equals. */
export const readLoads = async (tx: Tx, partitions: number, now: Instant, settings: AidSettings): Promise<Looked> => {
  const looked = await pipelined(Array.from({ length: partitions }, (_, partition) => lookAt(tx, partition, now, settings)));
  return { loads: looked.flatMap(({ loads }) => loads).sort((a, b) => (a.centre < b.centre ? -1 : 1)),
    ringing: looked.flatMap(({ ringing }) => ringing) };
};
