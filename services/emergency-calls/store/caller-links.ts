import type { Tx } from '#base/store/context.ts';
import type { JobRun } from '#base/jobs/task.ts';
import { toRfc3339, type Instant } from '#base/values/instant.ts';
import type { Lang } from '#base/values/lang.ts';

/** A link that a caller was sent. `witness`: the keyed hash of the one browser that opened it. */
export type CallerLink = { partition: number; centre: string; dossier: string; call: string | null; lang: Lang; expiresAt: Instant;
  openedAt: Instant | null; witness: Buffer | null; number: Buffer | null };

const KEEP = { name: 'lien-garder', text: `
  insert into lien_appelant (partition, jeton_mac, centre, dossier_id, call_id, numero_boite, langue, cree_par, cree_le, expire_le)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)` };
const COUNT = { name: 'lien-compter',
  text: 'select count(*)::int as count from lien_appelant where partition = $1 and dossier_id = $2' };
const FIND = { name: 'lien-trouver', text: `
  select centre, dossier_id, call_id, numero_boite, langue, expire_le, ouvert_le, temoin_mac from lien_appelant
  where partition = $1 and jeton_mac = $2 and expire_le > to_timestamp($3::float8 / 1000)` };
const OPEN = { name: 'lien-ouvrir', text: `
  update lien_appelant set ouvert_le = to_timestamp($3::float8 / 1000), temoin_mac = $4
  where partition = $1 and jeton_mac = $2 and temoin_mac is null` };
const PURGE = { name: 'lien-purger',
  text: `delete from lien_appelant where partition = $1 and expire_le < to_timestamp($2::float8 / 1000) - interval '1 day'` };

export type NewLink = { mac: Buffer; centre: string; dossier: string; call: string | null; number: Buffer | null; lang: Lang; by: string };

/** Keeps a link; its word is only in the message that carries it. */
export const keepLink = async (tx: Tx, partition: number, link: NewLink, now: Instant, lifeMs: number): Promise<void> => {
  await tx.query({ ...KEEP, values: [partition, link.mac, link.centre, link.dossier, link.call, link.number, link.lang, link.by,
    toRfc3339(now), toRfc3339(now + lifeMs)] });
};

/** Links that a dossier has sent. */
export const linksOfDossier = async (tx: Tx, partition: number, dossier: string): Promise<number> =>
  (await tx.query<{ count: number }>({ ...COUNT, values: [partition, dossier] })).rows[0]!.count;

type Row = { centre: string; dossier_id: string; call_id: string | null; numero_boite: Buffer | null; langue: Lang; expire_le: Date;
  ouvert_le: Date | null; temoin_mac: Buffer | null };

/** The link of a word's keyed hash, while it is valid. */
export const findLink = async (tx: Tx, partition: number, mac: Buffer, now: Instant): Promise<CallerLink | undefined> => {
  const { rows: [row] } = await tx.query<Row>({ ...FIND, values: [partition, mac, now] });
  return row && { partition, centre: row.centre, dossier: row.dossier_id, call: row.call_id, lang: row.langue,
    expiresAt: row.expire_le.getTime(), openedAt: row.ouvert_le?.getTime() ?? null, witness: row.temoin_mac, number: row.numero_boite };
};

/** Binds a link to the browser that opens it, once; gives whether it was still free. */
export const openLink = async (tx: Tx, partition: number, mac: Buffer, witness: Buffer, now: Instant): Promise<boolean> =>
  (await tx.query({ ...OPEN, values: [partition, mac, now, witness] })).rowCount === 1;

/** Removes links a day after their end. */
export const purgeLinks = async (run: Pick<JobRun, 'inContext'>, partitions: number, now: Instant): Promise<void> => {
  for (let partition = 0; partition < partitions; partition += 1) {
    await run.inContext((tx) => tx.query({ ...PURGE, values: [partition, now] }));
  }
};
