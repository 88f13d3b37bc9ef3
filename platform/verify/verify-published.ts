import type { LogReport } from '#base/log/findings.ts';
import { httpSource, type Fetch } from '#base/log/http-source.ts';
import type { KeyHistory } from '#base/log/key-history.ts';
import { verifyLog } from '#base/log/verify-log.ts';

export type PublishedLogs = {
  /** Public URL of the service. */
  origin: string;
  service: string;
  partitions: number;
  /** Keys known from elsewhere; without them the log's own are believed, and only its consistency is shown. */
  history?: KeyHistory;
  /** Checkpoint that a witness kept, by partition. */
  since?: ReadonlyMap<number, string>;
  fetch: Fetch;
};

/** Verifies the logs of a service as any stranger can, from what it publishes. A log without entries has none. */
export const verifyPublished = async (logs: PublishedLogs): Promise<LogReport[]> => {
  const reports: LogReport[] = [];
  for (let partition = 0; partition < logs.partitions; partition += 1) {
    const prefix = `${logs.origin}/log/${logs.service}/${partition}`;
    const since = logs.since?.get(partition);
    if (logs.since && since === undefined) continue;
    if ((await logs.fetch(`${prefix}/checkpoint`)).status === 404) continue;
    const source = await httpSource(prefix, logs.fetch, logs.history);
    reports.push(await verifyLog(source, since === undefined ? {} : { since }));
  }
  return reports;
};
