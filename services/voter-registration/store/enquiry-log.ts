import { toRfc3339, type Instant } from '#base/values/instant.ts';
import { commit } from '#base/store/commit.ts';
import { SET_CONTEXT, systemContext } from '#base/store/context.ts';
import { pipelined } from '#base/store/pipelined.ts';
import type { Pool } from '#base/store/pools.ts';
import type { Uses } from '../domain/enquiry/quota.ts';

/** A question on its way: keyed digests (base64), the commune asked about, and what is to be counted. */
export type EnquiryLine = {
  id: string; mode: 'COMMUNE' | 'PERSON'; asker: string; question: string; commune: string | null;
  buckets: { range: string; identity: string; commune: string | null };
};

/** Whether a question may be looked up, and how often its range, identity and commune came up in this hour. */
export type EnquiryVerdict = { uses: Uses; allowed: boolean };

const HOUR_MS = 3_600_000;
const CONTEXT = JSON.stringify(systemContext('enquiry', 'interrogation-de-la-situation-electorale'));

// In the order of the buckets, so that two batches never wait for each other in a circle.
const COUNT = {
  name: 'enquiry-count',
  text: `insert into enquiry_quota as q (partition, bucket, window_at, used)
    select $1, decode(x->>0, 'base64'), to_timestamp($2::int8 / 1000.0), (x->>1)::int4 from json_array_elements($3::json) x
    order by 2
    on conflict (partition, bucket, window_at) do update set used = q.used + excluded.used
    returning encode(bucket, 'base64') as bucket, used`,
};
const RECORD = {
  name: 'enquiry-record',
  text: `insert into enquiry (partition, enquiry_id, at, mode, asker, question, commune, allowed)
    select $1, (x->>0)::uuid, $2::timestamptz, x->>1, decode(x->>2, 'base64'), decode(x->>3, 'base64'), x->>4, (x->>5)::boolean
    from json_array_elements($3::json) x`,
};

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
    const [, , counted] = await pipelined([client.query('begin'), client.query({ ...SET_CONTEXT, values: [CONTEXT] }),
      client.query<{ bucket: string; used: number }>({ ...COUNT, values: [partition, at - (at % HOUR_MS), JSON.stringify([...counts])] })]);
    // What each bucket had before this batch; then one more with each question.
    const used = new Map(counted.rows.map(({ bucket, used: after }) => [bucket, after - counts.get(bucket)!]));
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
    const rows = lines.map(({ id, mode, asker, question, commune }, i) => [id, mode, asker, question, commune, verdicts[i]!.allowed]);
    await pipelined([client.query({ ...RECORD, values: [partition, toRfc3339(at), JSON.stringify(rows)] }), commit(client)]);
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => { broken = failure; });
    throw error;
  } finally {
    client.release(broken);
  }
  return { verdicts, result: await result };
};
