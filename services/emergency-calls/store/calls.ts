import type { Tx } from '#base/store/context.ts';
import { pipelined } from '#base/store/pipelined.ts';
import { leavesWithCommit } from '#base/store/with-commit.ts';
import { toRfc3339, type Instant } from '#base/values/instant.ts';
import { foldCall, isToCallBack, type Call } from '../domain/calls/call.ts';
import type { CallEvent } from '../domain/calls/call-events.ts';
import { orderFor } from '../domain/calls/skills.ts';
import { toE164 } from '../domain/calls/telephone-number.ts';
import { LIMITS } from '../limits.ts';
import { ITS_PLACES } from './locations.ts';
import { tellNews } from './news.ts';
import { wishesDone } from './telephony-wishes.ts';
import type { SealedNumbers } from './sealed-numbers.ts';
import { PRESENCE_MS } from './wall.ts';

const LOCK = { name: 'appels-verrou', text: 'select pg_advisory_xact_lock(hashtextextended($1, 0))' };
const KEEP = { name: 'appels-garder',
  text: `insert into appel_evenement (partition, call_id, event_id, centre, sorte, source_le, recu_le, donnees)
    select $1, e->>0, e->>1, $2, e->>2, to_timestamp((e->>3)::int8 / 1000.0), to_timestamp($3::int8 / 1000.0), decode(e->>4, 'base64')
    from json_array_elements($4::json) as e on conflict do nothing` };
const TOLD = { name: 'appels-dits',
  text: 'select call_id, donnees from appel_evenement where partition = $1 and call_id = any($2::text[])' };
const WRITE = { name: 'appels-ecrire',
  text: `insert into appel (partition, call_id, centre, ligne, file, niveau, numero_boite, numero_mac, presente_le, decroche_le,
      decroche_par, fin_le, fin_cause, deborde_vers, bonds, a_rappeler, exercice, besoins)
    select $1, c.call_id, c.centre, c.ligne, c.file, c.niveau, decode(c.boite, 'base64'), decode(c.mac, 'base64'), c.presente_le,
      c.decroche_le, c.decroche_par, c.fin_le, c.fin_cause, c.deborde_vers, c.bonds, c.a_rappeler, c.exercice,
      c.besoins
    from json_to_recordset($2::json) as c (call_id text, centre text, ligne text, file text, niveau int2, boite text, mac text,
      presente_le timestamptz, decroche_le timestamptz, decroche_par text, fin_le timestamptz, fin_cause text, deborde_vers text,
      bonds int2, a_rappeler bool, exercice bool, besoins text[])
    on conflict (partition, call_id) do update set ligne = excluded.ligne, file = excluded.file, niveau = excluded.niveau,
      numero_boite = excluded.numero_boite, numero_mac = excluded.numero_mac, presente_le = excluded.presente_le,
      decroche_le = excluded.decroche_le, decroche_par = excluded.decroche_par, fin_le = excluded.fin_le,
      fin_cause = excluded.fin_cause, deborde_vers = excluded.deborde_vers, bonds = excluded.bonds,
      a_rappeler = excluded.a_rappeler and appel.rappele_le is null, exercice = excluded.exercice,
      besoins = excluded.besoins` };
const ANSWERED_BACK = { name: 'appels-rappel-fini',
  text: `update appel set a_rappeler = false where partition = $1 and centre = $2 and a_rappeler
    and numero_mac = any($3::bytea[]) and not call_id = any($4::text[])` };

/** An end that is told late, or once more: the number has called again since. */
const CALLED_SINCE = { name: 'appels-rappel-depasse',
  text: `update appel a set a_rappeler = false where partition = $1 and centre = $2 and call_id = any($3::text[]) and a_rappeler
    and exists (select from appel b where b.partition = $1 and b.centre = $2 and b.numero_mac = a.numero_mac
      and b.presente_le > a.presente_le)` };

/** What binds a sealed thing of a call to its call. */
export const callAad = (centre: string, callId: string): string => `${centre}/${callId}`;
const instant = (at: Instant | null): string | null => (at === null ? null : toRfc3339(at));

const rowOf = (call: Call, numbers: SealedNumbers): Record<string, unknown> => {
  const e164 = call.ani === null ? undefined : toE164(call.ani);
  return { call_id: call.callId, centre: call.centre, ligne: call.line, file: call.queue, niveau: call.level,
    boite: call.ani === null ? null : numbers.seal(e164 ?? call.ani, callAad(call.centre, call.callId)).toString('base64'),
    mac: e164 === undefined ? null : numbers.mac(e164).toString('base64'), presente_le: instant(call.presentedAt),
    decroche_le: instant(call.answeredAt), decroche_par: call.answeredBy, fin_le: instant(call.endedAt), fin_cause: call.endCause,
    deborde_vers: call.divertedTo, bonds: call.hops, a_rappeler: isToCallBack(call) && call.calledBackAt === null,
    exercice: call.exercise, besoins: call.needs };
};

/**
 * Keeps what the telephony told of calls of one centre, once each, and writes the calls as they then stand. A number that
 * rings again needs no call back any more. Gives the calls that changed.
 */
export const recordCalls = async (
  tx: Tx, at: { partition: number; centre: string; partitions: number; now: Instant }, numbers: SealedNumbers, told: readonly CallEvent[],
): Promise<Call[]> => {
  const { partition, centre, now } = at;
  const events = JSON.stringify(told.map((event) => [event.callId, event.eventId, event.kind, event.at,
    numbers.seal(event, callAad(centre, event.callId)).toString('base64')]));
  const ids = [...new Set(told.map(({ callId }) => callId))];
  const [, , { rows }] = await pipelined([tx.query({ ...LOCK, values: [`appels/${partition}/${centre}`] }),
    tx.query({ ...KEEP, values: [partition, centre, now, events] }),
    tx.query<{ call_id: string; donnees: Buffer }>({ ...TOLD, values: [partition, ids] })]);
  const all = Map.groupBy(rows, (row) => row.call_id);
  const calls = [...all].flatMap(([id, kept]) =>
    foldCall(kept.map(({ donnees }) => numbers.open<CallEvent>(donnees, callAad(centre, id)))) ?? []);
  const written = calls.map((call) => rowOf(call, numbers));
  const wrote = tx.query({ ...WRITE, values: [partition, JSON.stringify(written)] });
  const macs = written.flatMap(({ mac }) => (typeof mac === 'string' ? [Buffer.from(mac, 'base64')] : []));
  const noCallBack = macs.length > 0 ? tx.query({ ...ANSWERED_BACK, values: [partition, centre, macs, ids] }) : undefined;
  const owed = written.flatMap(({ a_rappeler: toCallBack, call_id: id }) => (toCallBack ? [id] : []));
  const calledSince = owed.length > 0 ? tx.query({ ...CALLED_SINCE, values: [partition, centre, owed] }) : undefined;
  const conferences = wishesDone(tx, at, told.filter(({ kind }) => kind === 'CONFERENCED').map(({ callId }) => callId), now);
  await leavesWithCommit(tx, pipelined([wrote, noCallBack, calledSince, conferences]));
  const drills = new Set(calls.filter(({ exercise }) => exercise).map(({ callId }) => callId));
  await tellNews(tx, { ...at, exercise: false }, 'appel', ids.filter((id) => !drills.has(id)));
  await tellNews(tx, { ...at, exercise: true }, 'appel', [...drills]);
  return calls;
};

/** A call as consoles list it; `number` is open to who may answer it. */
export type CallEntry = {
  callId: string; line: string; queue: string; level: number; number: string | null; presentedAt: number; answeredAt: number | null;
  answeredBy: string | null; toCallBack: boolean; diverted: string | null; exercise: boolean; dossier: string | null;
  /** What it needs of who answers (`domain/calls/skills.ts`). */
  needs: readonly string[];
};

type Row = { call_id: string; ligne: string; file: string; niveau: number; numero_boite: Buffer | null; presente_le: Date;
  decroche_le: Date | null; decroche_par: string | null; a_rappeler: boolean; deborde_vers: string | null; exercice: boolean;
  dossier_id: string | null; besoins: string[] };

const COLUMNS = `call_id, ligne, file, niveau, numero_boite, presente_le, decroche_le, decroche_par, a_rappeler, deborde_vers,
  exercice, dossier_id, besoins`;
// sql-safe: a condition that this file names
/** Has the number of a call an open dossier of its last day (domain §2)? */
const knownCase = (more = ''): string => `a.numero_mac is not null and exists (select from appel e join dossier_urgence c
    on c.partition = $1 and c.dossier_id = e.dossier_id where e.partition = $1 and e.centre = $2 and e.numero_mac = a.numero_mac
      and e.presente_le > a.presente_le - interval '24 hours' and c.etat in ('PROGRAM', 'ACTIF', 'ACHEVE')${more})`;
/**
 * Who calls again about an open P0 goes before all others: the level 0 of the pick-up order. What those at a post offer comes with the
 * calls that need something; it is read once, and not at all when none does.
 */
// sql-safe: a condition that this file writes
const WAITING = `select call_id, ligne, file, case when ${knownCase(" and c.priorite = 'P0'")} then 0 else niveau end as niveau,
    numero_boite, presente_le, decroche_le, decroche_par, a_rappeler, deborde_vers, exercice, dossier_id, besoins,
    case when besoins <> '{}' and not exercice then (select coalesce(jsonb_agg(jsonb_build_object('mine', p.agent = $5,
      'offer', p.competences)), '[]') from poste p where p.partition = $1 and p.centre = $2 and p.competences <> '{}'
      and p.vu_le > to_timestamp(($6::int8 - $7::int8) / 1000.0)) end as equipe
  from appel a where partition = $1 and centre = $2 and decroche_le is null and fin_le is null and exercice = $4
  order by 4, presente_le limit $3`;
// sql-safe: columns and a condition that this file writes
const TO_CALL_BACK = `select ${COLUMNS} from appel a where partition = $1 and centre = $2 and a_rappeler and exercice = $4
  order by (${knownCase()}) desc, presente_le limit $3`;

const entryOf = (row: Row, centre: string, numbers: SealedNumbers): CallEntry => ({
  callId: row.call_id, line: row.ligne, queue: row.file, level: row.niveau,
  number: row.numero_boite && numbers.open<string>(row.numero_boite, callAad(centre, row.call_id)),
  presentedAt: row.presente_le.getTime(), answeredAt: row.decroche_le?.getTime() ?? null, answeredBy: row.decroche_par,
  toCallBack: row.a_rappeler, diverted: row.deborde_vers, exercise: row.exercice, dossier: row.dossier_id, needs: row.besoins });

type Place = { partition: number; centre: string; exercise?: boolean };
type Offer = { mine: boolean; offer: string[] };

/** Calls that a caller gave up and that must be called back. */
export const listToCallBack = async (tx: Tx, at: Place, numbers: SealedNumbers, limit: number): Promise<CallEntry[]> => {
  const { rows } = await tx.query<Row>({ name: 'appels-liste-callBack', text: TO_CALL_BACK,
    values: [at.partition, at.centre, limit, at.exercise ?? false] });
  return rows.map((row) => entryOf(row, at.centre, numbers));
};

/** The first calls that ring, in the order in which this agent picks them up. */
export const listWaiting = async (
  tx: Tx, at: Place, who: { agent: string; now: Instant }, numbers: SealedNumbers, limit: number,
): Promise<CallEntry[]> => {
  const { rows } = await tx.query<Row & { equipe: Offer[] | null }>({ name: 'appels-liste-waiting', text: WAITING,
    values: [at.partition, at.centre, LIMITS.list_max, at.exercise ?? false, who.agent, who.now, PRESENCE_MS] });
  const offers = rows.find(({ equipe }) => equipe !== null)?.equipe ?? [];
  const offered = { mine: offers.filter(({ mine }) => mine).flatMap(({ offer }) => offer), shift: offers.map(({ offer }) => offer) };
  const calls = rows.map((row) => ({ row, level: row.niveau, presentedAt: row.presente_le.getTime(), needs: row.besoins }));
  // Numbers are opened of those only that are shown.
  return orderFor(calls, offered, who.now).slice(0, limit).map(({ row }) => entryOf(row, at.centre, numbers));
};

const ONE = { name: 'appels-un', text: `select ${COLUMNS} from appel where partition = $1 and centre = $2 and call_id = $3 for update` };
// sql-safe: a condition that locations.ts writes
const LINK = { name: 'appels-lier',
  text: `update appel a set dossier_id = $3, rappele_le = coalesce(rappele_le, $4), a_rappeler = false
    where partition = $1 and call_id = $2 returning exists (select from localisation l where l.partition = $1 and l.centre = a.centre
      and l.source = 'ECALL' and ${ITS_PLACES}) as car` };

/** One call, held to the end of the transaction; `undefined` when the centre has none of this id. */
export const holdCall = async (
  tx: Tx, at: { partition: number; centre: string }, numbers: SealedNumbers, callId: string,
): Promise<CallEntry | undefined> => {
  const { rows: [row] } = await tx.query<Row>({ ...ONE, values: [at.partition, at.centre, callId] });
  return row && entryOf(row, at.centre, numbers);
};

/**
 * Writes down which dossier a call opened or joined. The answer is known once the transaction has ended: did a car tell of itself (eCall)?
 * So a pick-up, which is rarely one of a car, reads no places.
 */
export const linkCall = async (
  tx: Tx, partition: number, callId: string, dossier: string, calledBackAt: Instant | null,
): Promise<() => boolean> => {
  let car = false;
  await leavesWithCommit(tx, tx.query<{ car: boolean }>({ ...LINK, values: [partition, callId, dossier, instant(calledBackAt)] })
    .then(({ rows: [row] }) => { car = row?.car ?? false; }));
  return () => car;
};

const EARLIER = { name: 'appels-dossiers-du-numero',
  text: `select distinct on (a.dossier_id) a.dossier_id, c.numero, c.etat, c.priorite, c.motif, c.adresse, c.commune, c.lat, c.lon,
      c.ouvert_le, c.appels_jusque
    from appel a join dossier_urgence c on c.partition = $1 and c.dossier_id = a.dossier_id
    where a.partition = $1 and a.centre = $2 and a.numero_mac = $3 and a.presente_le > to_timestamp($4::float8 / 1000)
    order by a.dossier_id, a.presente_le desc limit 20` };

const AHEAD = { name: 'appels-dossiers-avant',
  text: `select distinct on (r.call_id, a.dossier_id) r.call_id, a.dossier_id, c.numero, c.etat, c.priorite, c.motif, c.adresse,
      c.commune, c.lat, c.lon, c.ouvert_le, c.appels_jusque
    from appel r join appel a on a.partition = $1 and a.centre = $2 and a.numero_mac = r.numero_mac
      and a.presente_le > to_timestamp($4::float8 / 1000)
    join dossier_urgence c on c.partition = $1 and c.dossier_id = a.dossier_id
    where r.partition = $1 and r.centre = $2 and r.call_id = any($3::text[]) and r.numero_mac is not null
    order by r.call_id, a.dossier_id, a.presente_le desc limit 60` };

/** Dossiers of the numbers that ring, since an instant, by call and the newest first. Proposed, never joined by themselves. */
export const casesAhead = async (
  tx: Tx, at: { partition: number; centre: string }, callIds: readonly string[], since: Instant,
): Promise<Map<string, EarlierCase[]>> => {
  const { rows } = await tx.query<EarlierCase & { call_id: string }>({ ...AHEAD, values: [at.partition, at.centre, callIds, since] });
  const newest = rows.sort((a, b) => b.ouvert_le.getTime() - a.ouvert_le.getTime());
  return new Map([...Map.groupBy(newest, (row) => row.call_id)].map(([call, ofCall]) =>
    [call, ofCall.map(({ call_id: _, ...one }) => one)]));
};

/** An earlier dossier of a number. */
export type EarlierCase = { dossier_id: string; numero: string; etat: string; priorite: string; motif: { label: string } | null;
  adresse: string | null; commune: string | null; lat: number | null; lon: number | null; ouvert_le: Date;
  /** Until when it takes calls; null: as long as it lives. */
  appels_jusque: Date | null };

/** Dossiers that this number's calls opened or joined since an instant. Proposed, never joined by themselves. */
export const earlierCases = async (
  tx: Tx, at: { partition: number; centre: string }, numbers: SealedNumbers, e164: string, since: Instant,
): Promise<EarlierCase[]> => {
  const { rows } = await tx.query<EarlierCase>({ ...EARLIER, values: [at.partition, at.centre, numbers.mac(e164), since] });
  return rows.sort((a, b) => b.ouvert_le.getTime() - a.ouvert_le.getTime());
};
