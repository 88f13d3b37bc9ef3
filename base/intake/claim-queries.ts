import { byteaArray, int8Array, uuidArray } from '#base/store/binary-arrays.ts';
import type { Tx } from '#base/store/context.ts';
import type { Instant } from '#base/values/instant.ts';
import type { Submission } from './register.ts';

const CLAIM_BYTES = 16;

const CLAIM = {
  name: 'intake-claim',
  text: `with taken as (
    insert into intake (partition, claim, fingerprint, subject, arrived_at, claimed_at)
      select $1::int2, claim, fingerprint, subject, to_timestamp(arrived / 1000.0), to_timestamp($2::int8 / 1000.0)
      from unnest($3::bytea[], $4::bytea[], $5::uuid[], $6::int8[]) as list(claim, fingerprint, subject, arrived)
      on conflict (partition, claim) do nothing
      returning claim)
    select string_agg(claim, '') as claims from taken`,
};
const KNOWN = {
  name: 'intake-known',
  text: `select claim, fingerprint, subject from intake
    where partition = $1 and claim = any ($2::bytea[])`,
};
const USE_TICKETS = {
  name: 'intake-use-tickets',
  text: `insert into ticket_use (partition, ticket, used_at)
    select $1, unnest($2::int8[]), to_timestamp($3::int8 / 1000.0)`,
};

export type KnownClaim = { claim: Buffer; fingerprint: Buffer; subject: string };

/** Claims the keys of a batch; tells of each item whether its key is new. Claims made at the same time elsewhere are awaited. */
export const insertClaims = async <P extends { subject: string }>(
  tx: Tx, partition: number, items: readonly Submission<P>[], at: Instant,
): Promise<boolean[]> => {
  const claims = items.map(({ claim }) => claim);
  const { rows: [row] } = await tx.query<{ claims: Buffer | null }>({ ...CLAIM, values: [partition, at, byteaArray(claims),
    byteaArray(items.map(({ fingerprint }) => fingerprint)), uuidArray(items.map(({ prepared }) => prepared.subject)),
    int8Array(items.map(({ arrivedAt }) => arrivedAt))] });
  const taken = row!.claims ?? Buffer.alloc(0);
  // They come back in the order in which they were sent: mostly all of them, and then one comparison tells.
  if (taken.equals(Buffer.concat(claims))) return items.map(() => true);
  const fresh = new Set<string>();
  for (let at = 0; at < taken.length; at += CLAIM_BYTES) fresh.add(taken.toString('latin1', at, at + CLAIM_BYTES));
  return items.map(({ claim }) => fresh.delete(claim.toString('latin1')));
};

/** The claims among these that exist, with what they led to. */
export const findClaims = async (tx: Tx, partition: number, claims: readonly Buffer[]): Promise<Map<string, KnownClaim>> => {
  const { rows } = await tx.query<KnownClaim>({ ...KNOWN, values: [partition, byteaArray(claims)] });
  return new Map(rows.map((row) => [row.claim.toString('hex'), row]));
};

/** Uses up waiting-room tickets; throws (SQLSTATE 23505) when one was used before. */
export const useTickets = (tx: Tx, partition: number, tickets: readonly number[], at: Instant): Promise<unknown> =>
  tickets.length === 0 ? Promise.resolve() : tx.query({ ...USE_TICKETS, values: [partition, tickets, at] });
