import type { Tx } from '#base/store/context.ts';
import { toRfc3339, type Instant } from '#base/values/instant.ts';

/** A centre's link to the hub as its worker last saw it. */
export type LinkState = { up: boolean; since: Instant; seenAt: Instant };

const SEE = { name: 'lien-voir', text: `insert into lien_hub as l (partition, centre, ouvert, depuis, vu_le) 
  select $1, centre, ouvert, $4::timestamptz, $4::timestamptz from unnest($2::text[], $3::bool[]) as u (centre, ouvert) order by centre
  on conflict (partition, centre) do update set ouvert = excluded.ouvert, vu_le = excluded.vu_le,
    depuis = case when l.ouvert = excluded.ouvert then l.depuis else excluded.depuis end` };
const READ = { name: 'lien-lire', text: 'select ouvert, depuis, vu_le from lien_hub where partition = $1 and centre = $2' };

/** Writes down whether messages of centres of a partition pass now. */
export const seeLinks = async (
  tx: Tx, partition: number, links: readonly { centre: string; up: boolean }[], at: Instant,
): Promise<void> => {
  await tx.query({ ...SEE, values: [partition, links.map(({ centre }) => centre), links.map(({ up }) => up), toRfc3339(at)] });
};

/** The link of a centre; nothing when no worker ever carried its messages. */
export const readLink = async (tx: Tx, partition: number, centre: string): Promise<LinkState | undefined> => {
  const { rows: [row] } = await tx.query<{ ouvert: boolean; depuis: Date; vu_le: Date }>({ ...READ, values: [partition, centre] });
  return row && { up: row.ouvert, since: row.depuis.getTime(), seenAt: row.vu_le.getTime() };
};
