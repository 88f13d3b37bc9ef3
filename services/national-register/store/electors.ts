import type { Tx } from '#base/store/context.ts';
import { toRfc3339, type Instant } from '#base/values/instant.ts';
import type { Registration } from '../domain/roll.ts';
import type { EtatCivil } from '../exchange/messages.ts';
import type { Vault } from './demande-row.ts';

/** An elector with the registrations that are active. `nne`: national elector number. */
export type Elector = { electeur: string; nne: string; active: Registration[] };

/** Electors by pseudonym (hexadecimal), locked, with their active registrations. */
export const lockElectors = async (
  tx: Tx, partition: number, pseudonyms: readonly string[],
): Promise<Map<string, Elector>> => {
  const { rows } = await tx.query(`
    select encode(electeur, 'hex') as electeur, nne from electeur
    where partition = $1 and electeur = any(array(select decode(p, 'hex') from unnest($2::text[]) as u(p)))
    order by electeur for update`,
  [partition, pseudonyms]);
  const electors = new Map((rows as Elector[]).map((row) => [row.electeur, { ...row, active: [] as Registration[] }]));
  const active = await tx.query(`
    select encode(electeur, 'hex') as electeur, inscription_id as id, type_liste as "typeListe", commune, bureau,
      numero, (extract(epoch from du) * 1000)::float8 as du
    from inscription where partition = $1 and au is null
      and electeur = any(array(select decode(p, 'hex') from unnest($2::text[]) as u(p)))`,
  [partition, [...electors.keys()]]);
  for (const { electeur, ...row } of active.rows as (Omit<Registration, 'au' | 'motif'> & { electeur: string })[]) {
    electors.get(electeur)!.active.push({ ...row, au: null, motif: null });
  }
  return electors;
};

/**
 * Takes the next `count` values of a counter of the partition; gives the first one. The counter is held to the commit.
 */
export const takeNumbers = async (tx: Tx, partition: number, nom: string, count: number): Promise<number> => {
  const { rows: [row] } = await tx.query(`
    insert into compteur as c (partition, nom, valeur) values ($1, $2, $3)
    on conflict (partition, nom) do update set valeur = c.valeur + $3 returning valeur::float8 as last`,
  [partition, nom, count]);
  return (row as { last: number }).last - count + 1;
};

/** Gives each registration its order number on the roll of its commune; the counters are held to the commit. */
export const numbered = async (tx: Tx, partition: number, rows: readonly RollRow[]): Promise<(RollRow & { ordre: number })[]> => {
  const rolls = Map.groupBy(rows, ({ typeListe, commune }) => `ordre/${typeListe}/${commune}`);
  const wanted = [...rolls].map(([nom, { length }]) => ({ nom, n: length }));
  if (wanted.length === 0) return [];
  const { rows: counters } = await tx.query(`
    insert into compteur as c (partition, nom, valeur)
    select $1, nom, n from jsonb_to_recordset($2) as x(nom text, n int8) order by nom
    on conflict (partition, nom) do update set valeur = c.valeur + excluded.valeur returning nom, valeur::float8 as last`,
  [partition, JSON.stringify(wanted)]);
  return (counters as { nom: string; last: number }[]).flatMap(({ nom, last }) => {
    const roll = rolls.get(nom)!;
    return roll.map((row, i) => ({ ...row, ordre: last - roll.length + i + 1 }));
  });
};

export type NewElector = { electeur: string; nne: string; person: EtatCivil };

/** Writes new electors, sealed. */
export const insertElectors = async (
  tx: Tx, partition: number, at: Instant, electors: readonly NewElector[], vault: Vault,
): Promise<void> => {
  if (electors.length === 0) return;
  const rows = electors.map(({ electeur, nne, person }) => (
    { electeur, nne, personne: vault.personOf(person).toString('hex'), ...vault.seal(electeur, person) }));
  await tx.query(`
    insert into electeur (partition, electeur, nne, depuis, kid, cle, contenu, personne)
    select $1, decode(electeur, 'hex'), nne, $2, kid, decode(cle, 'base64'), decode(contenu, 'base64'), decode(personne, 'hex')
    from jsonb_to_recordset($3) as x(electeur text, nne text, kid text, cle text, contenu text, personne text)`,
  [partition, toRfc3339(at), JSON.stringify(rows)]);
};

export type RollRow = Registration & { electeur: string; ordre?: number };

const rollJson = (rows: readonly RollRow[]): string => JSON.stringify(rows.map((row) =>
  ({ ...row, du: toRfc3339(row.du), au: row.au === null ? null : toRfc3339(row.au) })));

/**
 * Ends registrations that were active before this batch. Call it before `insertRegistrations`: one is active at a time.
 */
export const endRegistrations = async (tx: Tx, partition: number, rows: readonly RollRow[]): Promise<void> => {
  if (rows.length === 0) return;
  const endings = Object.fromEntries(rows.map(({ id, au, motif }) => [id, { au: toRfc3339(au!), motif }]));
  await tx.query(`
    update inscription i set (au, motif) = (
      select x.au, x.motif from jsonb_to_record($4::jsonb -> i.inscription_id::text) as x(au timestamptz, motif text))
    where i.partition = $1 and i.electeur = any(array(select decode(p, 'hex') from unnest($2::text[]) as u(p)))
      and i.inscription_id = any($3::uuid[])`,
  [partition, rows.map(({ electeur }) => electeur), rows.map(({ id }) => id), JSON.stringify(endings)]);
};

/** Writes new registrations, ended ones of the same batch included. */
export const insertRegistrations = async (tx: Tx, partition: number, rows: readonly RollRow[]): Promise<void> => {
  if (rows.length === 0) return;
  await tx.query(`
    insert into inscription (partition, electeur, inscription_id, type_liste, commune, bureau, numero, du, au, motif, ordre)
    select $1, decode(electeur, 'hex'), id, "typeListe", commune, bureau, numero, du, au, motif, ordre
    from jsonb_to_recordset($2) as x(electeur text, id uuid, "typeListe" text, commune text, bureau text, numero text,
      du timestamptz, au timestamptz, motif text, ordre int4)`,
  [partition, rollJson(rows)]);
};
