import type { Tx } from '#base/store/context.ts';
import type { CivilDate } from '#base/values/civil-date.ts';
import type { Attache } from '../domain/codes/attachments.ts';
import type { Canal } from '../domain/codes/channels.ts';
import type { Nature } from '../domain/codes/natures.ts';
import type { MotifRefus } from '../domain/codes/refusal-motives.ts';
import type { Etat } from '../domain/codes/states.ts';
import type { ControleIdentite } from '../domain/events.ts';
import { foldName } from '../domain/identity/name-key.ts';

/** One line of the town hall's queue, with the place that continues the list after it. */
export type QueueEntry = {
  partition: number; dossier_id: string; numero: string; etat: Etat; version: number; nom_naissance: string; nom_usage: string | null;
  prenoms: string; date_naissance: string; nature: Nature; attache: Attache; canal: Canal; date_depot: Date; echeance: CivilDate | null;
  proposition: 'ACCEPTER' | 'REFUSER' | null; motif: MotifRefus | null; hors_delai: boolean; pieces: number; attendues: number;
  doublons: number; identite: ControleIdentite | null; cle_nom: string; adresse: string;
};

/** Where a page ended: the last key of the order and the dossier that had it. */
export type Place = { key: string; id: string };

const FIRST: Place = { key: '', id: '00000000-0000-0000-0000-000000000000' };
const BEFORE_ALL_DAYS = '0001-01-01';

const COLUMNS = `d.partition, d.dossier_id, d.numero, d.etat, d.nom_naissance, d.nom_usage, d.prenoms, d.date_naissance,
  d.nature, d.attache, d.canal, d.date_depot, to_char(d.echeance, 'YYYY-MM-DD') as echeance, d.proposition, d.motif,
  d.hors_delai, d.pieces, d.attendues, d.doublons, d.identite, d.cle_nom, d.adresse`;
const VERSION = 'join dossier s on s.partition = $1 and s.dossier_id = d.dossier_id';

/** Each state is one walk of the index from the place where the last page ended. */
export const QUEUE_BY_CLOCK = { name: 'desk-queue-clock', text: `
  select ${COLUMNS}, s.version from unnest($3::text[]) as wanted (etat) cross join lateral (
    select * from demande where partition = $1 and commune = $2 and etat = wanted.etat
      and (echeance, dossier_id) > ($4::date, $5::uuid) order by echeance, dossier_id limit $6) d
  ${VERSION} order by d.echeance, d.dossier_id limit $6` };

// The operators of text_pattern_ops compare bytes: they use the index and are leakproof, so row-level security lets them.
export const QUEUE_BY_NAME = { name: 'desk-queue-name', text: `
  select ${COLUMNS}, s.version from (
    select * from demande where partition = $1 and commune = $2 and cle_nom ~>=~ $3 and cle_nom ~<~ $4
      and (cle_nom ~>~ $5 or (cle_nom = $5 and dossier_id > $6::uuid)) order by cle_nom using ~<~, dossier_id limit $7) d
  ${VERSION} order by d.cle_nom using ~<~, d.dossier_id` };

const BY_NUMBER = { name: 'desk-queue-number', text: `
  select ${COLUMNS}, s.version from dossier s join demande d on d.partition = $1 and d.dossier_id = s.dossier_id
  where s.partition = $1 and s.reference = $2 and d.commune = $3` };

const QUEUE_COUNTS = { name: 'desk-counts', text: `
  select etat, count(*)::int4 as count, count(*) filter (where echeance < $3::date)::int4 as late
  from demande where partition = $1 and commune = $2 group by etat` };

type Scope = { partitions: number; commune: string };

/** One statement a partition, then one order: nobody reads across partitions in one statement. */
const merged = async (
  { partitions }: Scope, read: (partition: number) => Promise<{ rows: QueueEntry[] }>, order: (entry: QueueEntry) => string, limit: number,
): Promise<QueueEntry[]> => {
  const parts = await Promise.all(Array.from({ length: partitions }, (_, partition) => read(partition)));
  const keyed = parts.flatMap(({ rows }) => rows).map((entry) => ({ entry, key: `${order(entry)} ${entry.dossier_id}` }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).slice(0, limit).map(({ entry }) => entry);
};

/** The next lines of some states by the five-day clock (L.18 I), the most pressing first. */
export const queueByClock = (
  tx: Tx, scope: Scope, etats: readonly Etat[], after: Place | undefined, limit: number,
): Promise<QueueEntry[]> => {
  const { key, id } = after ?? { ...FIRST, key: BEFORE_ALL_DAYS };
  return merged(scope, (partition) => tx.query<QueueEntry>(
    { ...QUEUE_BY_CLOCK, values: [partition, scope.commune, etats, key, id, limit] }), (entry) => entry.echeance ?? '', limit);
};

/** Sorts after every name key, which is made of capitals and spaces. */
const AFTER_LETTERS = '~';

/** Requests whose birth name starts as typed, accents and case apart, in alphabetical order. */
export const queueByName = (tx: Tx, scope: Scope, typed: string, after: Place | undefined, limit: number): Promise<QueueEntry[]> => {
  const prefix = foldName(typed);
  const { key, id } = after ?? FIRST;
  return merged(scope, (partition) => tx.query<QueueEntry>({ ...QUEUE_BY_NAME,
    values: [partition, scope.commune, prefix, prefix + AFTER_LETTERS, key, id, limit] }), (entry) => entry.cle_nom, limit);
};

/** The request of a public number, if it lies in the commune. */
export const queueByNumber = async (tx: Tx, partition: number, numero: string, commune: string): Promise<QueueEntry | undefined> => {
  const { rows } = await tx.query<QueueEntry>({ ...BY_NUMBER, values: [partition, numero, commune] });
  return rows[0];
};

export type StateCount = { etat: Etat; count: number; late: number };

/** How many requests of the commune are in each state, and how many of them are past their day. */
export const queueCounts = async (tx: Tx, { partitions, commune }: Scope, today: CivilDate): Promise<StateCount[]> => {
  const parts = await Promise.all(Array.from({ length: partitions }, (_, partition) =>
    tx.query<StateCount>({ ...QUEUE_COUNTS, values: [partition, commune, today] })));
  const sums = new Map<Etat, StateCount>();
  for (const { etat, count, late } of parts.flatMap(({ rows }) => rows)) {
    const sum = sums.get(etat) ?? { etat, count: 0, late: 0 };
    sums.set(etat, { etat, count: sum.count + count, late: sum.late + late });
  }
  return [...sums.values()];
};
