import type { Tx } from '#base/store/context.ts';
import { toRfc3339, type Instant } from '#base/values/instant.ts';
import { addBins, cellName, changeOf, countOf, type Bins, type Cell } from '../domain/indicators/cells.ts';
import { hourOf, startOfHour, type Measure, type Observation } from '../domain/indicators/observation.ts';

/** What a call or a dossier now adds to the indicators of its centre. */
export type Part = { object: string; centre: string; observations: readonly Observation[] };

const LOCK = { name: 'indicateurs-verrou', text: 'select pg_advisory_xact_lock(hashtextextended($1, 0))' };
const PARTS = { name: 'indicateurs-parts',
  text: 'select objet, parts from indicateur_part where partition = $1 and objet = any($2::text[])' };
const KEEP_PARTS = { name: 'indicateurs-parts-garder',
  text: `insert into indicateur_part (partition, objet, centre, parts)
    select $1, p.objet, p.centre, p.parts from json_to_recordset($2::json) as p (objet text, centre text, parts jsonb)
    on conflict (partition, objet) do update set centre = excluded.centre, parts = excluded.parts` };
const CELLS = { name: 'indicateurs-cases',
  text: `select i.centre, i.heure, i.mesure, i.cle, i.casiers from indicateur i
    join json_to_recordset($2::json) as c (centre text, heure timestamptz, mesure text, cle text)
      on i.centre = c.centre and i.heure = c.heure and i.mesure = c.mesure and i.cle = c.cle
    where i.partition = $1` };
const KEEP_CELLS = { name: 'indicateurs-cases-garder',
  text: `insert into indicateur (partition, centre, heure, mesure, cle, n, casiers)
    select $1, c.centre, c.heure, c.mesure, c.cle, c.n, c.casiers
    from json_to_recordset($2::json) as c (centre text, heure timestamptz, mesure text, cle text, n int8, casiers jsonb)
    on conflict (partition, centre, heure, mesure, cle) do update set n = excluded.n, casiers = excluded.casiers` };
const DROP_EMPTY = { name: 'indicateurs-cases-vides',
  text: `delete from indicateur i using json_to_recordset($2::json) as c (centre text, heure timestamptz, mesure text, cle text)
    where i.partition = $1 and i.n = 0 and i.centre = c.centre and i.heure = c.heure and i.mesure = c.mesure and i.cle = c.cle` };
const SPAN = { name: 'indicateurs-periode',
  text: `select heure, mesure, cle, casiers from indicateur
    where partition = $1 and centre = $2 and heure >= $3 and heure < $4 and ($5::text[] is null or mesure = any($5))` };

type CellRow = { centre: string; heure: Date; mesure: Measure; cle: string; casiers: Bins };
type CentreCell = Cell & { centre: string };

const nameOf = ({ centre, hour, measure, key }: CentreCell): string => `${centre} ${cellName(hour, measure, key)}`;
const keyOf = ({ centre, hour, measure, key }: CentreCell) => ({ centre, heure: toRfc3339(startOfHour(hour)), mesure: measure, cle: key });

/** The indicators of one partition have one writer at a time, to the end of its transaction. */
export const lockIndicators = async (tx: Tx, partition: number): Promise<void> => {
  await tx.query({ ...LOCK, values: [`indicateurs/${partition}`] });
};

/**
 * Puts the shares of calls and dossiers in the place of those that they had, and moves the figures by the difference: the same share
 * again changes nothing. The caller holds `lockIndicators`. Gives how many figures moved.
 */
export const keepParts = async (tx: Tx, partition: number, parts: readonly Part[]): Promise<number> => {
  const { rows } = await tx.query<{ objet: string; parts: Observation[] }>({ ...PARTS,
    values: [partition, parts.map(({ object }) => object)] });
  const before = new Map(rows.map((row) => [row.objet, row.parts]));
  const changes = new Map<string, CentreCell>();
  const moved = parts.map((part) => ({ ...part, cells: changeOf(before.get(part.object) ?? [], part.observations) }))
    .filter(({ cells }) => cells.length > 0);
  for (const { centre, cells } of moved) {
    for (const cell of cells) {
      const one = { ...cell, centre };
      const other = changes.get(nameOf(one));
      changes.set(nameOf(one), other ? { ...one, bins: addBins(other.bins, one.bins) } : one);
    }
  }
  if (changes.size === 0) return 0;
  await moveCells(tx, partition, [...changes.values()]);
  await tx.query({ ...KEEP_PARTS, values: [partition, JSON.stringify(moved.map(({ object, centre, observations }) =>
    ({ objet: object, centre, parts: observations })))] });
  return changes.size;
};

const moveCells = async (tx: Tx, partition: number, changes: readonly CentreCell[]): Promise<void> => {
  const keys = JSON.stringify(changes.map(keyOf));
  const { rows } = await tx.query<CellRow>({ ...CELLS, values: [partition, keys] });
  const now = new Map(rows.map((row) => [`${row.centre} ${cellName(hourOf(row.heure.getTime()), row.mesure, row.cle)}`, row.casiers]));
  await tx.query({ ...KEEP_CELLS, values: [partition, JSON.stringify(changes.map((cell) => {
    const bins = addBins(now.get(nameOf(cell)) ?? {}, cell.bins);
    return { ...keyOf(cell), n: countOf(bins), casiers: bins };
  }))] });
  await tx.query({ ...DROP_EMPTY, values: [partition, keys] });
};

/** Cells of a centre between two instants; of some measures only, when they are named. */
export const readCells = async (
  tx: Tx, at: { partition: number; centre: string }, from: Instant, to: Instant, measures: readonly Measure[] | null = null,
): Promise<Cell[]> => {
  const { rows } = await tx.query<CellRow>({ ...SPAN, values: [at.partition, at.centre, toRfc3339(from), toRfc3339(to), measures] });
  return rows.map(({ heure, mesure, cle, casiers }) => ({ hour: hourOf(heure.getTime()), measure: mesure, key: cle, bins: casiers }));
};
