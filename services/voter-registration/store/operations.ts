import type { Tx } from '#base/store/context.ts';
import { newId } from '#base/values/ids.ts';
import { toRfc3339, type Instant } from '#base/values/instant.ts';
import type { Text } from '#base/values/lang.ts';
import { firstIdAt } from './work-terms.ts';

/** What every process obeys: visitors let in a second, all processes together (nothing: as the settings say), and a banner on each page. */
export type Levers = { entriesPerS: number | null; banner: { text: Text; urgent: boolean } | null };
export type Sorte = 'PANNE' | 'RETABLI' | 'LEVIER' | 'BANDEAU';
export type Fait = { le: Instant; sorte: Sorte; texte: Text };

/** The levers are one for the whole service. */
const PARTITION = 0;
const READ = { name: 'operations-read',
  text: `select entrees_par_s, bandeau_fr, bandeau_en, urgent from exploitation where partition = $1 and nom = 'leviers'` };
const WRITE = { name: 'operations-write', text: `insert into exploitation (partition, nom, entrees_par_s, bandeau_fr, bandeau_en, urgent,
    maj_par, maj_le) values ($1, 'leviers', $2, $3, $4, $5, $6, $7)
  on conflict (partition, nom) do update set entrees_par_s = excluded.entrees_par_s, bandeau_fr = excluded.bandeau_fr,
    bandeau_en = excluded.bandeau_en, urgent = excluded.urgent, maj_par = excluded.maj_par, maj_le = excluded.maj_le` };
const NOTE = { name: 'operations-note', text: `insert into exploitation_journal (partition, fait_id, le, sorte, texte_fr, texte_en, par)
  values ($1, $2, $3, $4, $5, $6, $7)` };
const JOURNAL = { name: 'operations-journal', text: `select le, sorte, texte_fr, texte_en from exploitation_journal
  where partition = $1 and sorte = any($2::text[]) order by le desc, fait_id desc limit 200` };
const FILED = { name: 'operations-filed', text: `
  select floor(extract(epoch from created_at - to_timestamp($4::float8 / 1000)) / 600)::int4 as slot, count(*)::int4 as count from dossier
  where partition = $1 and dossier_id >= $2::uuid and dossier_id < $3::uuid group by 1` };
const HEADS = { name: 'operations-heads', text: `select partition, size, encode(root, 'hex') as root from log_head where partition = $1` };

type Row = { entrees_par_s: number | null; bandeau_fr: string; bandeau_en: string; urgent: boolean };

/** The levers as they stand. */
export const readLevers = async (tx: Tx): Promise<Levers> => {
  const { rows: [row] } = await tx.query<Row>({ ...READ, values: [PARTITION] });
  if (!row) return { entriesPerS: null, banner: null };
  const banner = row.bandeau_fr === '' ? null : { text: { fr: row.bandeau_fr, en: row.bandeau_en }, urgent: row.urgent };
  return { entriesPerS: row.entrees_par_s, banner };
};

/** Moves the levers. */
export const writeLevers = async (tx: Tx, { entriesPerS, banner }: Levers, by: string, at: Instant): Promise<void> => {
  await tx.query({ ...WRITE, values: [PARTITION, entriesPerS, banner?.text.fr ?? '', banner?.text.en ?? '', banner?.urgent ?? false, by,
    toRfc3339(at)] });
};

/** Adds a line to the journal; none is ever changed. */
export const noteFact = async (tx: Tx, { le, sorte, texte }: Fait, by: string): Promise<void> => {
  await tx.query({ ...NOTE, values: [PARTITION, newId(), toRfc3339(le), sorte, texte.fr, texte.en, by] });
};

/** Lines of the journal, the latest first. */
export const readJournal = async (tx: Tx, sortes: readonly Sorte[]): Promise<Fait[]> =>
  (await tx.query<{ le: Date; sorte: Sorte; texte_fr: string; texte_en: string }>({ ...JOURNAL, values: [PARTITION, sortes] })).rows
    .map(({ le, sorte, texte_fr, texte_en }) => ({ le: le.getTime(), sorte, texte: { fr: texte_fr, en: texte_en } }));

/** Requests filed from `midnight` to `now`, by ten minutes: a dossier's id tells when it was born, so the index answers. */
export const filedSince = async (tx: Tx, partitions: number, midnight: Instant, now: Instant): Promise<number[]> => {
  const counts = new Array<number>(Math.max(1, Math.ceil((now - midnight) / 600_000))).fill(0);
  for (let partition = 0; partition < partitions; partition += 1) {
    const { rows } = await tx.query<{ slot: number; count: number }>(
      { ...FILED, values: [partition, firstIdAt(midnight), firstIdAt(now + 1), midnight] });
    for (const { slot, count } of rows) if (slot >= 0 && slot < counts.length) counts[slot]! += count;
  }
  return counts;
};

export type Head = { partition: number; size: string; root: string };

/** Sizes and roots of the logs, one a partition. */
export const logHeads = async (tx: Tx, partitions: number): Promise<Head[]> => {
  const heads: Head[] = [];
  for (let partition = 0; partition < partitions; partition += 1) {
    heads.push(...(await tx.query<Head>({ ...HEADS, values: [partition] })).rows);
  }
  return heads;
};
