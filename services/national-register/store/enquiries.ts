import type { Tx } from '#base/store/context.ts';
import { toRfc3339, type Instant } from '#base/values/instant.ts';
import type { EnquiryRead, EnquiryRow } from '../domain/enquiry-answer.ts';
import type { EtatCivil } from '../exchange/messages.ts';
import type { Vault } from './demande-row.ts';
import type { RollRow } from './electors.ts';

/** One question by digest (hexadecimal): of commune and civil status, or of a proven person. */
export type EnquiryKey = { cle: string } | { personne: string };

// The rows at and after the key are read, whether one is there or not: a miss costs what a hit costs.
const BY_COMMUNE = {
  name: 'enquiry-commune',
  text: `select i::int4 as i, encode(c.cle, 'hex') as cle, encode(c.electeur, 'hex') as electeur, c.nne, c.type_liste as "typeListe",
      c.commune, c.bureau, c.ordre, c.procurations
    from unnest($2::text[]) with ordinality as asked(cle, i)
    cross join lateral (select * from consultable t where t.partition = $1 and t.cle >= decode(asked.cle, 'hex')
      order by t.cle, t.inscription_id limit 3) c`,
};
const BY_PERSON = {
  name: 'enquiry-person',
  text: `select i::int4 as i, encode(e.personne, 'hex') as cle, encode(e.electeur, 'hex') as electeur, e.nne, e.procurations,
      r.type_liste as "typeListe",
      r.commune, r.bureau, r.ordre, (extract(epoch from r.du) * 1000)::float8 as du,
      (extract(epoch from r.au) * 1000)::float8 as au, r.motif
    from unnest($2::text[]) with ordinality as asked(cle, i)
    cross join lateral (select * from electeur t where t.partition = $1 and t.personne >= decode(asked.cle, 'hex')
      order by t.personne limit 1) e
    cross join lateral (select * from inscription t where t.partition = $1 and t.electeur = e.electeur
      order by (t.au is null) desc, t.du desc limit 4) r`,
};

type Row = EnquiryRow & { i: number; cle: string };
type Reading = EnquiryRead & { rows: EnquiryRow[] };

/** Reads what a batch of questions asks for, in their order. */
export const readEnquiries = async (tx: Tx, partition: number, keys: readonly EnquiryKey[]): Promise<EnquiryRead[]> => {
  const reads: Reading[] = keys.map(() => ({ rows: [], matches: false }));
  const kinds = [[BY_COMMUNE, 'cle'], [BY_PERSON, 'personne']] as const;
  for (const [statement, member] of kinds) {
    const asked = keys.flatMap((key, index) => (member in key ? [{ index, digest: (key as Record<string, string>)[member]! }] : []));
    if (asked.length === 0) continue;
    const { rows } = await tx.query({ ...statement, values: [partition, asked.map(({ digest }) => digest)] });
    for (const { i, cle, ...row } of rows as Row[]) {
      const { index, digest } = asked[i - 1]!;
      collect(reads[index]!, { ...row, du: row.du ?? null, au: row.au ?? null, motif: row.motif ?? null }, cle === digest);
    }
  }
  return reads;
};

/** Keeps the rows of the key, and those after it only while none of the key is there. */
const collect = (read: Reading, row: EnquiryRow, hit: boolean): void => {
  if (hit && !read.matches) read.rows = [];
  if (hit) read.matches = true;
  if (hit || !read.matches) read.rows.push(row);
};

/** Writes down what a portal was told, before it is told. */
export const writeConsultation = (
  tx: Tx, partition: number, { id, at, portal, asked, found }:
  { id: string; at: Instant; portal: string; asked: number; found: readonly string[] },
): Promise<unknown> => tx.query({ name: 'enquiry-told', text: `
  insert into consultation (partition, consultation_id, le, portail, demandes, electeurs)
  values ($1, $2, $3, $4, $5, array(select decode(e, 'hex') from unnest($6::text[]) as u(e)))`,
values: [partition, id, toRfc3339(at), portal, asked, found] });

/** Makes new registrations findable, and those that ended not. Call it in the transaction that changes the rolls. */
export const indexRegistrations = async (
  tx: Tx, partition: number, { ended, added, vault }:
  { ended: readonly RollRow[]; added: readonly (RollRow & { ordre: number; nne: string; person: EtatCivil })[]; vault: Vault },
): Promise<void> => {
  if (ended.length > 0) {
    await tx.query(`delete from consultable where partition = $1
        and electeur = any(array(select decode(p, 'hex') from unnest($2::text[]) as u(p))) and inscription_id = any($3::uuid[])`,
    [partition, ended.map(({ electeur }) => electeur), ended.map(({ id }) => id)]);
  }
  const rows = added.filter(({ au }) => au === null).map(({ id, electeur, typeListe, commune, bureau, ordre, nne, person }) =>
    ({ cle: vault.enquiryOf(commune, person).toString('hex'), id, electeur, typeListe, commune, bureau, ordre, nne }));
  if (rows.length === 0) return;
  await tx.query(`
    insert into consultable (partition, cle, inscription_id, electeur, type_liste, commune, bureau, ordre, nne, procurations)
    select $1, decode(x.cle, 'hex'), id, decode(x.electeur, 'hex'), "typeListe", commune, bureau, ordre, x.nne,
      (select e.procurations from electeur e where e.partition = $1 and e.electeur = decode(x.electeur, 'hex'))
    from jsonb_to_recordset($2) as x(cle text, id uuid, electeur text, "typeListe" text, commune text, bureau text, ordre int4, nne text)`,
  [partition, JSON.stringify(rows)]);
};
