import type { Tx } from '#base/store/context.ts';
import type { Instant } from '#base/values/instant.ts';
import type { Submission } from './register.ts';

const CLAIM = {
  name: 'intake-claim',
  text: `insert into intake (partition, claim, fingerprint, subject, arrived_at, claimed_at)
    select $1::int2, substring($2::bytea from i * 16 + 1 for 16), substring($3::bytea from i * 16 + 1 for 16),
      encode(substring($4::bytea from i * 16 + 1 for 16), 'hex')::uuid,
      to_timestamp(($5::int8[])[i + 1] / 1000.0), to_timestamp($6::int8 / 1000.0)
    from generate_series(0, octet_length($2::bytea) / 16 - 1) as i
    on conflict (partition, claim) do nothing
    returning claim`,
};
const KNOWN = {
  name: 'intake-known',
  text: `select claim, fingerprint, subject from intake
    where partition = $1 and claim = any (array(
      select substring($2::bytea from i * 16 + 1 for 16)
      from generate_series(0, octet_length($2::bytea) / 16 - 1) as i))`,
};
const USE_TICKETS = {
  name: 'intake-use-tickets',
  text: `insert into ticket_use (partition, ticket, used_at)
    select $1, unnest($2::int8[]), to_timestamp($3::int8 / 1000.0)`,
};

export type KnownClaim = { claim: Buffer; fingerprint: Buffer; subject: string };

/** Claims the keys of a batch; gives the claims (hex) that are new. Claims made at the same time elsewhere are awaited. */
export const insertClaims = async <P extends { subject: string }>(
  tx: Tx, partition: number, items: readonly Submission<P>[], at: Instant,
): Promise<Set<string>> => {
  const { rows } = await tx.query<{ claim: Buffer }>({ ...CLAIM, values: [partition,
    Buffer.concat(items.map((item) => item.claim)), Buffer.concat(items.map((item) => item.fingerprint)),
    Buffer.from(items.map((item) => item.prepared.subject.replaceAll('-', '')).join(''), 'hex'),
    items.map((item) => item.arrivedAt), at] });
  return new Set(rows.map((row) => row.claim.toString('hex')));
};

/** The claims among these that exist, with what they led to. */
export const findClaims = async (tx: Tx, partition: number, claims: readonly Buffer[]): Promise<Map<string, KnownClaim>> => {
  const { rows } = await tx.query<KnownClaim>({ ...KNOWN, values: [partition, Buffer.concat(claims)] });
  return new Map(rows.map((row) => [row.claim.toString('hex'), row]));
};

/** Uses up waiting-room tickets; throws (SQLSTATE 23505) when one was used before. */
export const useTickets = (tx: Tx, partition: number, tickets: readonly number[], at: Instant): Promise<unknown> =>
  tickets.length === 0 ? Promise.resolve() : tx.query({ ...USE_TICKETS, values: [partition, tickets, at] });
