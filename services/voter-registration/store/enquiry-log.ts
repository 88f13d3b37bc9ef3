import { toRfc3339, type Instant } from '#base/values/instant.ts';
import { byteaArray, int4Array, textArray, uuidArray } from '#base/store/binary-arrays.ts';
import { commit } from '#base/store/commit.ts';
import { SET_CONTEXT, systemContext } from '#base/store/context.ts';
import { pipelined } from '#base/store/pipelined.ts';
import type { Pool } from '#base/store/pools.ts';
import type { Uses } from '../domain/enquiry/quota.ts';

/**
 * A question on its way: keyed digests (16 bytes, one a character, so that they compare as the database does), the commune asked
 * about, and what is to be counted.
 */
export type EnquiryLine = {
  id: string; mode: 'COMMUNE' | 'PERSON'; asker: string; question: string; commune: string | null;
  buckets: { range: string; identity: string; commune: string | null };
};

/** Whether a question may be looked up, and how often its range, identity and commune came up in this hour. */
export type EnquiryVerdict = { uses: Uses; allowed: boolean };

const HOUR_MS = 3_600_000;
const CONTEXT = JSON.stringify(systemContext('enquiry', 'interrogation-de-la-situation-electorale'));

// The buckets come in their order, so that two batches never wait for each other in a circle; the counts go back in the same.
const COUNT = {
  name: 'enquiry-count',
  text: `insert into enquiry_quota as q (partition, window_at, bucket, used)
    select $1, to_timestamp($2::int8 / 1000.0), bucket, used from unnest($3::bytea[], $4::int4[]) as u(bucket, used)
    on conflict (partition, window_at, bucket) do update set used = q.used + excluded.used
    returning used`,
};
const RECORD = {
  name: 'enquiry-record',
  text: `insert into enquiry (partition, enquiry_id, at, mode, asker, question, commune, allowed)
    select $1, id, $2::timestamptz, mode, asker, question, nullif(commune, ''), allowed::boolean
    from unnest($3::uuid[], $4::text[], $5::bytea[], $6::bytea[], $7::text[], $8::int4[])
      as u(id, mode, asker, question, commune, allowed)`,
};

const digests = (texts: readonly string[]): Buffer => byteaArray(texts.map((text) => Buffer.from(text, 'latin1')));

const recordOf = (partition: number, at: Instant, lines: readonly EnquiryLine[], verdicts: readonly EnquiryVerdict[]) => ({ ...RECORD,
  values: [partition, toRfc3339(at), uuidArray(lines.map(({ id }) => id)), textArray(lines.map(({ mode }) => mode)),
    digests(lines.map(({ asker }) => asker)), digests(lines.map(({ question }) => question)),
    textArray(lines.map(({ commune }) => commune ?? '')), int4Array(verdicts.map(({ allowed }) => Number(allowed)))] });

/**
 * Counts a batch of questions of one partition and writes them down durably, in two network turns. `allowed` decides from the
 * counts, each question with those before it in the batch. `meanwhile` is started once that is known and may run beside the
 * commit; what it gives is handed over only when both are done.
 */
export const recordEnquiries = async <T>(
  pool: Pool, partition: number, lines: readonly EnquiryLine[], at: Instant,
  allowed: (line: EnquiryLine, uses: Uses) => boolean, meanwhile: (verdicts: readonly EnquiryVerdict[]) => Promise<T>,
): Promise<{ verdicts: EnquiryVerdict[]; result: T }> => {
  const counts = new Map<string, number>();
  for (const { buckets } of lines) for (const bucket of Object.values(buckets)) {
    if (bucket !== null) counts.set(bucket, (counts.get(bucket) ?? 0) + 1);
  }
  const client = await pool.connect();
  let broken: Error | undefined;
  let verdicts: EnquiryVerdict[];
  let result: Promise<T>;
  try {
    const buckets = [...counts.keys()].sort();
    const more = buckets.map((bucket) => counts.get(bucket)!);
    const [, , { rows }] = await pipelined([client.query('begin'), client.query({ ...SET_CONTEXT, values: [CONTEXT] }),
      client.query<{ used: number }>({ ...COUNT, values: [partition, at - (at % HOUR_MS), digests(buckets), int4Array(more)] })]);
    // What each bucket had before this batch; then one more with each question.
    const used = new Map(buckets.map((bucket, i) => [bucket, rows[i]!.used - more[i]!]));
    const next = (bucket: string | null): number => {
      if (bucket === null) return 0;
      used.set(bucket, (used.get(bucket) ?? 0) + 1);
      return used.get(bucket)!;
    };
    verdicts = lines.map((line) => {
      const { range, identity, commune } = line.buckets;
      const uses = { range: next(range), identity: next(identity), commune: next(commune) };
      return { uses, allowed: allowed(line, uses) };
    });
    result = meanwhile(verdicts);
    // Its failure is told below, after the commit; until then nobody listens.
    result.catch(() => undefined);
    await pipelined([client.query(recordOf(partition, at, lines, verdicts)), commit(client)]);
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => { broken = failure; });
    throw error;
  } finally {
    client.release(broken);
  }
  return { verdicts, result: await result };
};
