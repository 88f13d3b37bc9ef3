import { pipelined } from '#base/store/pipelined.ts';
import type { Tx } from '#base/store/context.ts';
import { partitionOf } from '#base/values/partition.ts';
import type { TypeListe } from '../domain/codes/lists.ts';

export type RollKey = { commune: string; typeListe: TypeListe };
/** A roll with people of this service; `missing`: some of them have no order number yet. */
export type RollToNumber = RollKey & { missing: boolean };
export type ClosedRoll = { scrutin: string; arretee_le: Date; electeurs: number };

const ROLLS = { name: 'numbers-rolls', text: `select e.commune, e.type_liste as "typeListe", bool_or(n.ordre is null) as missing
  from electeur e left join numero_ordre n on n.partition = $1 and n.dossier_id = e.dossier_id
  where e.partition = $1 and e.radie_le is null group by e.commune, e.type_liste` };
const CLOSED = { name: 'numbers-closed', text: `select scrutin, arretee_le, electeurs from liste_arretee
  where partition = $1 and commune = $2 and type_liste = $3 and scrutin = $4` };
const CLOSE = { name: 'numbers-close', text: `insert into liste_arretee (partition, commune, type_liste, scrutin, arretee_le, electeurs)
  values ($1, $2, $3, $4, $5, $6) on conflict do nothing` };
const SET = { name: 'numbers-set', text: `insert into numero_ordre (partition, dossier_id, commune, type_liste, ordre)
  select $1, e.dossier_id, e.commune, e.type_liste, x.ordre from jsonb_to_recordset($4) as x(numero text, ordre int4)
    join electeur e on e.numero = x.numero and e.partition = $1 and e.commune = $2 and e.type_liste = $3
  on conflict (partition, dossier_id) do update set commune = excluded.commune, type_liste = excluded.type_liste, ordre = excluded.ordre
    where numero_ordre.ordre <> excluded.ordre or numero_ordre.commune <> excluded.commune
      or numero_ordre.type_liste <> excluded.type_liste` };

/** Rolls of a partition on which people registered through this service are. */
export const rollsToNumber = async (tx: Tx, partition: number): Promise<RollToNumber[]> =>
  (await tx.query<RollToNumber>({ ...ROLLS, values: [partition] })).rows;

/** The roll as it was closed for a ballot, or nothing. */
export const closedRoll = async (
  tx: Tx, partitions: number, { commune, typeListe }: RollKey, scrutin: string,
): Promise<ClosedRoll | undefined> =>
  (await tx.query<ClosedRoll>({ ...CLOSED, values: [partitionOf(partitions, commune), commune, typeListe, scrutin] })).rows[0];

/** Keeps what the register told of a roll: when it was closed, and each number. */
export const keepNumbers = async (
  tx: Tx, partitions: number, { commune, typeListe }: RollKey,
  told: { scrutin: string | null; arreteeLe: string | null; electeurs: number; numeros: readonly { numero: string; ordre: number }[] },
): Promise<void> => {
  const numbers = JSON.stringify(told.numeros);
  await pipelined(Array.from({ length: partitions }, (_, partition) =>
    tx.query({ ...SET, values: [partition, commune, typeListe, numbers] })));
  if (told.scrutin === null || told.arreteeLe === null) return;
  await tx.query({ ...CLOSE, values: [partitionOf(partitions, commune), commune, typeListe, told.scrutin, told.arreteeLe,
    told.electeurs] });
};
