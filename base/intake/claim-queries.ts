import { byteaArray, int8Array, uuidArray } from '#base/store/binary-arrays.ts';
import type { Tx } from '#base/store/context.ts';
import { pipelined } from '#base/store/pipelined.ts';
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
// Two batches of two partitions may bring the same ticket at the same moment: the second waits here for the end of the first.
const LOCK_TICKETS = {
  name: 'intake-lock-tickets',
  text: `select pg_advisory_xact_lock(hashtextextended(current_schema() || '.ticket', ticket))
    from unnest($1::int8[]) as list(ticket)`,
};
const USE_TICKETS = {
  name: 'intake-use-tickets',
  text: `insert into ticket_use (partition, ticket, used_at)
    select $1, ticket, to_timestamp($3::int8 / 1000.0) from unnest($2::int8[]) as list(ticket)
    where not exists (select from ticket_use used where used.partition = any($4::int2[]) and used.ticket = list.ticket)`,
};

export type KnownClaim = { claim: Buffer; fingerprint: Buffer; subject: string };

/**
 * Claims the keys of a batch; tells of each item whether its key is new. Claims made at the same time elsewhere are awaited: they are
 * made in one order everywhere, or two processes whose batches share two keys would wait for each other until PostgreSQL ends one.
 */
export const insertClaims = async <P extends { subject: string }>(
  tx: Tx, partition: number, items: readonly Submission<P>[], at: Instant,
): Promise<boolean[]> => {
  const sorted = items.toSorted((a, b) => a.claim.compare(b.claim));
  const claims = sorted.map(({ claim }) => claim);
  const { rows: [row] } = await tx.query<{ claims: Buffer | null }>({ ...CLAIM, values: [partition, at, byteaArray(claims),
    byteaArray(sorted.map(({ fingerprint }) => fingerprint)), uuidArray(sorted.map(({ prepared }) => prepared.subject)),
    int8Array(sorted.map(({ arrivedAt }) => arrivedAt))] });
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

/** Uses up waiting-room tickets, each once in the whole service; throws (SQLSTATE 23505) when one was used before. */
export const useTickets = async (
  tx: Tx, partition: number, partitions: number, tickets: readonly number[], at: Instant,
): Promise<void> => {
  if (tickets.length === 0) return;
  // In one order everywhere, so that no two batches wait for each other.
  const sorted = [...tickets].sort((a, b) => a - b);
  const everywhere = Array.from({ length: partitions }, (_, i) => i);
  const [, { rowCount }] = await pipelined([tx.query({ ...LOCK_TICKETS, values: [sorted] }),
    tx.query({ ...USE_TICKETS, values: [partition, sorted, at, everywhere] })]);
  if (rowCount !== sorted.length) throw Object.assign(new Error('a ticket was used before'), { code: '23505' });
};
