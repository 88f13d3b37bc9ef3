import type { Tx } from '#base/store/context.ts';
import type { CivilDate } from '#base/values/civil-date.ts';
import { toRfc3339, type Instant } from '#base/values/instant.ts';
import { partitionOf } from '#base/values/partition.ts';
import type { DataSet } from '../domain/open-data/data-sets.ts';
import type { Cell } from '../domain/open-data/publishable.ts';

// A person who files twice for a commune on one day is one; on paper the town hall files, and its day counts for one at most.
const COUNT = { name: 'open-data-count', text: `
  select territory as commune, to_char((created_at at time zone 'Europe/Paris')::date, 'YYYY-MM-DD') as jour,
    count(distinct holder)::int4 as deposees
  from dossier where partition = $1 and created_at >= $2 and created_at < $3 and territory <> '' group by 1, 2` };
const PUBLISH = { name: 'open-data-publish', text: `insert into chiffre_ouvert (partition, commune, jour, deposees)
  values ($1, $2, $3, $4) on conflict (partition, commune, jour) do nothing` };
const READ = { name: 'open-data-read', text: `select commune, to_char(jour, 'YYYY-MM-DD') as jour, deposees from chiffre_ouvert
  where partition = $1 and jour between $2 and $3 and ($4::text is null or commune = $4) order by jour, commune limit $5` };

/** Counts of every commune and day between two instants, in one partition. */
export const countByDay = async (tx: Tx, partition: number, from: Instant, to: Instant): Promise<Cell[]> =>
  (await tx.query<Cell>({ ...COUNT, values: [partition, toRfc3339(from), toRfc3339(to)] })).rows;

/** Publishes cells; one that stands already is left as it is. */
export const publishCells = async (tx: Tx, partitions: number, cells: readonly Cell[]): Promise<void> => {
  for (const { commune, jour, deposees } of cells) {
    await tx.query({ ...PUBLISH, values: [partitionOf(partitions, commune), commune, jour, deposees] });
  }
};

/** Published cells of some days, by day and commune. */
export const readCells = async (
  tx: Tx, partitions: number, asked: { from: CivilDate; to: CivilDate; commune: string | null }, limit: number,
): Promise<Cell[]> => {
  const found: Cell[] = [];
  for (let partition = 0; partition < partitions; partition += 1) {
    found.push(...(await tx.query<Cell>({ ...READ, values: [partition, asked.from, asked.to, asked.commune, limit] })).rows);
  }
  return found.sort((a, b) => (`${a.jour} ${a.commune}` < `${b.jour} ${b.commune}` ? -1 : 1)).slice(0, limit);
};

/** A project that reuses the data; the wait is between its declaration and its first use, in ms. */
export type Reuse = { projet: string; adresse: string; demandeeLe: Instant; premiereLe: Instant | null; transmissions: number };

/** Projects and their transmissions are few: they lie in one partition. */
const HERE = 0;
const DECLARE = { name: 'open-data-declare', text: `insert into reutilisation (partition, cle, projet, adresse, demandee_le)
  select $1, $2, $3, $4, $5 where (select count(*) from reutilisation where partition = $1 and demandee_le > $6) < $7` };
const PROJECTS = { name: 'open-data-projects',
  text: `select projet, adresse, demandee_le, premiere_le, transmissions::float8 as transmissions
  from reutilisation where partition = $1 order by transmissions desc, demandee_le limit 500` };
const BY_PROJECT = { name: 'open-data-use', text: `update reutilisation set transmissions = transmissions + $3,
  premiere_le = coalesce(premiere_le, $4) where partition = $1 and cle = $2` };
const BY_SET = { name: 'open-data-transmit', text: `insert into transmission (partition, jour, jeu, nombre) values ($1, $2, $3, $4)
  on conflict (partition, jour, jeu) do update set nombre = transmission.nombre + excluded.nombre` };
const SETS = { name: 'open-data-sets', text: `select jeu, sum(nombre)::float8 as nombre from transmission
  where partition = $1 and jour >= $2 group by jeu` };

/** Notes a project; nothing when as many were noted since `since` as a day may bring. */
export const declareReuse = async (
  tx: Tx, { cle, projet, adresse }: { cle: Buffer; projet: string; adresse: string }, at: Instant, since: Instant, max: number,
): Promise<boolean> =>
  (await tx.query({ ...DECLARE, values: [HERE, cle, projet, adresse, toRfc3339(at), toRfc3339(since), max] })).rowCount === 1;

/** Every declared project, those that take most first. */
export const reusesOf = async (tx: Tx): Promise<Reuse[]> => (await tx.query<{ projet: string; adresse: string; demandee_le: Date;
  premiere_le: Date | null; transmissions: number }>({ ...PROJECTS, values: [HERE] })).rows.map((row) => ({ projet: row.projet,
  adresse: row.adresse, demandeeLe: row.demandee_le.getTime(), premiereLe: row.premiere_le?.getTime() ?? null,
  transmissions: row.transmissions }));

/** Adds transmissions of a set on a day, and those of one project when its key came along. */
export const addTransmissions = async (
  tx: Tx, { jeu, jour, nombre, cle, at }: { jeu: DataSet; jour: CivilDate; nombre: number; cle: Buffer | null; at: Instant },
): Promise<void> => {
  await tx.query({ ...BY_SET, values: [HERE, jour, jeu, nombre] });
  if (cle) await tx.query({ ...BY_PROJECT, values: [HERE, cle, nombre, toRfc3339(at)] });
};

/** Transmissions of each set since a day. */
export const transmissionsSince = async (tx: Tx, jour: CivilDate): Promise<ReadonlyMap<string, number>> =>
  new Map((await tx.query<{ jeu: string; nombre: number }>({ ...SETS, values: [HERE, jour] })).rows.map(({ jeu, nombre }) =>
    [jeu, nombre]));
