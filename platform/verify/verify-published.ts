import { parseCheckpoint } from '#base/log/checkpoint.ts';
import type { LogReport } from '#base/log/findings.ts';
import { httpSource, type Fetch } from '#base/log/http-source.ts';
import type { KeyHistory } from '#base/log/key-history.ts';
import { logName } from '#base/log/origin.ts';
import { withSuccession } from '#base/log/verify-succession.ts';
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

/**
 * Verifies the logs of a service as any stranger can, from what it publishes. A log without entries has none. Where a restore
 * opened new origins (`0`, then `0-2` …) each must name the last checkpoint of the one before it, whose lost end nobody has.
 */
export const verifyPublished = async (logs: PublishedLogs): Promise<LogReport[]> => {
  const reports: LogReport[] = [];
  for (let partition = 0; partition < logs.partitions; partition += 1) {
    const since = logs.since?.get(partition);
    if (logs.since && since === undefined) continue;
    const epochs = await epochsOf(logs, partition);
    const current = epochs.at(-1);
    if (!current) continue;
    const source = await httpSource(current.prefix, logs.fetch, logs.history);
    const keptOf = since === undefined ? undefined : epochs.find(({ origin }) => origin === parseCheckpoint(since)?.origin);
    const report = await verifyLog(source, since !== undefined && keptOf === current ? { since } : {});
    const olds = epochs.slice(0, -1).map(({ note }) => note);
    const kept = since !== undefined && keptOf !== current ? [since] : [];
    reports.push(await withSuccession(report, source, olds, kept));
  }
  return reports;
};

type Epoch = { prefix: string; note: string; origin: string | undefined };

/** The logs of a partition, one an epoch, oldest first. */
const epochsOf = async ({ origin, service, fetch }: PublishedLogs, partition: number): Promise<Epoch[]> => {
  const epochs: Epoch[] = [];
  for (let epoch = 1; ; epoch += 1) {
    const prefix = `${origin}/log/${service}/${logName(partition, epoch)}`;
    const answer = await fetch(`${prefix}/checkpoint`);
    if (answer.status === 404) return epochs;
    if (answer.status !== 200) throw new Error(`${prefix}/checkpoint answered ${answer.status}`);
    const note = Buffer.from(await answer.arrayBuffer()).toString();
    epochs.push({ prefix, note, origin: parseCheckpoint(note)?.origin });
  }
};
