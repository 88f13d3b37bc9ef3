import type { Tx } from '#base/store/context.ts';
import { toRfc3339, type Instant } from '#base/values/instant.ts';
import { orderNumbers } from '../domain/order-numbers.ts';
import type { EtatCivil, TypeListe } from '../exchange/messages.ts';
import type { Vault } from './demande-row.ts';

export type RollAsked = { commune: string; typeListe: TypeListe; scrutin: string | null };
export type RollTold = { arreteeLe: string | null; electeurs: number; numeros: { numero: string; ordre: number }[] };

type Sealed = { id: string; electeur: string; nne: string; kid: string; cle: Buffer | null; contenu: Buffer | null };

const ON_ROLL = `select i.inscription_id as id, encode(i.electeur, 'hex') as electeur, e.nne, e.kid, e.cle, e.contenu
  from inscription i join electeur e on e.partition = $1 and e.electeur = i.electeur
  where i.partition = $1 and i.commune = $2 and i.type_liste = $3 and i.au is null`;

/**
 * Closes a roll for a ballot, once: numbers its electors from 1 and leaves the counter after the last one. A call that repeats it finds
 * it closed. Holds the roll's counter to the commit, as who registers somebody does.
 */
const close = async (
  tx: Tx, partition: number, { commune, typeListe, scrutin }: RollAsked & { scrutin: string }, at: Instant, vault: Vault,
): Promise<void> => {
  const counter = `ordre/${typeListe}/${commune}`;
  await tx.query(`insert into compteur as c (partition, nom, valeur) values ($1, $2, 0)
    on conflict (partition, nom) do update set valeur = c.valeur`, [partition, counter]);
  const roll = [partition, commune, typeListe];
  const known = await tx.query('select from liste_arretee where partition = $1 and commune = $2 and type_liste = $3 and scrutin = $4',
    [...roll, scrutin]);
  if (known.rows.length > 0) return;
  const { rows } = await tx.query<Sealed>(ON_ROLL, roll);
  const numbers = JSON.stringify(orderNumbers(rows.map(({ id, nne, electeur, kid, cle, contenu }) =>
    ({ id, nne, person: cle && contenu ? vault.open(electeur, { kid, cle, contenu }) as EtatCivil : undefined }))));
  for (const table of ['inscription', 'consultable']) {
    // sql-safe: one of the two names above
    await tx.query(`update ${table} t set ordre = x.ordre from jsonb_to_recordset($4) as x(id uuid, ordre int4)
      where t.partition = $1 and t.commune = $2 and t.type_liste = $3 and t.inscription_id = x.id`, [...roll, numbers]);
  }
  await tx.query('update compteur set valeur = $3 where partition = $1 and nom = $2', [partition, counter, rows.length]);
  await tx.query(`insert into liste_arretee (partition, commune, type_liste, scrutin, arretee_le, electeurs)
    values ($1, $2, $3, $4, $5, $6)`, [...roll, scrutin, toRfc3339(at), rows.length]);
};

/** The order numbers of a roll, of the portal's own requests; closes it first when a ballot is named. */
export const tellRoll = async (tx: Tx, partition: number, asked: RollAsked, at: Instant, vault: Vault): Promise<RollTold> => {
  const { commune, typeListe, scrutin } = asked;
  if (scrutin !== null) await close(tx, partition, { ...asked, scrutin }, at, vault);
  const roll = [partition, commune, typeListe];
  const { rows: [closed] } = await tx.query<{ arretee_le: Date; electeurs: number }>(`select arretee_le, electeurs from liste_arretee
    where partition = $1 and commune = $2 and type_liste = $3 and ($4::text is null or scrutin = $4) order by arretee_le desc limit 1`,
  [...roll, scrutin]);
  const { rows: numeros } = await tx.query<{ numero: string; ordre: number }>(`select numero, ordre from inscription
    where partition = $1 and commune = $2 and type_liste = $3 and au is null and numero is not null and ordre is not null order by ordre`,
  roll);
  return { arreteeLe: closed ? toRfc3339(closed.arretee_le.getTime()) : null, electeurs: closed?.electeurs ?? 0, numeros };
};
