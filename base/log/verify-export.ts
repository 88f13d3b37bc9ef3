/** Verification of a whole export, log by log; on two cores when it is large. */
import { Worker } from 'node:worker_threads';
import { parseCheckpoint } from './checkpoint.ts';
import type { LogReport } from './findings.ts';
import { folderSource, openExport, type ExportFolder } from './folder-source.ts';
import type { KeyHistory } from './key-history.ts';
import type { LogSource } from './log-source.ts';
import { parseLogName } from './origin.ts';
import { verifyLog } from './verify-log.ts';

export type VerifyExportOptions = {
  /** Keys known from elsewhere; by default the export's own are believed. */
  history?: KeyHistory;
  threads?: number;
  /** Below it, threads are not started: they would cost more than they gain. */
  threadsFromEntries?: number;
  /** Checkpoints that a witness kept: the log of each is read from there on only. */
  since?: readonly string[];
  onReport?: (report: LogReport) => void;
};

/** What a thread is given: plain data. */
export type VerifyJob = { opened: ExportFolder; log: string; since?: string };

const THREADS_FROM_ENTRIES = 100_000;
const THREADS_DEFAULT = 2;

/** Verifies one log of an opened export. */
export const verifyExportedLog = async ({ opened, log, since }: VerifyJob, source?: LogSource): Promise<LogReport> =>
  verifyLog(source ?? (await folderSource(opened, log)), {
    skewMs: opened.manifest.skew_ms, erasureTypes: opened.manifest.erasure_types,
    ...(since === undefined ? {} : { since }) });

/** The kept checkpoint of that log's partition, if one was kept. */
const sinceFor = (log: string, since: readonly string[]): string | undefined => {
  const partitionOf = (name: string): number | undefined => parseLogName(name)?.partition;
  return since.find((note) => {
    const origin = parseCheckpoint(note)?.origin ?? '';
    return partitionOf(origin.slice(origin.lastIndexOf('/') + 1)) === partitionOf(log);
  });
};

/**
 * Verifies every log of an export.
 * @throws Error when the folder is no export
 */
export const verifyExport = async (folder: string, options: VerifyExportOptions = {}): Promise<LogReport[]> => {
  const opened = await openExport(folder, options.history);
  const sources = await Promise.all(opened.manifest.logs.map((log) => folderSource(opened, log)));
  const entries = sources.reduce((sum, { head }) => sum + head.size, 0);
  const small = entries < (options.threadsFromEntries ?? THREADS_FROM_ENTRIES);
  const threads = small ? 0 : Math.min(options.threads ?? THREADS_DEFAULT, sources.length);
  const reports: LogReport[] = new Array<LogReport>(sources.length);
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let i = next++; i < sources.length; i = next++) {
      const log = opened.manifest.logs[i]!;
      const since = sinceFor(log, options.since ?? []);
      const job: VerifyJob = { opened, log, ...(since === undefined ? {} : { since }) };
      reports[i] = threads > 1 ? await inThread(job) : await verifyExportedLog(job, sources[i]);
      options.onReport?.(reports[i]!);
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, threads) }, lane));
  return reports;
};

const inThread = (job: VerifyJob): Promise<LogReport> => new Promise((resolve, reject) => {
  const worker = new Worker(new URL('./verify-thread.ts', import.meta.url), { workerData: job });
  worker.once('message', resolve);
  worker.once('error', reject);
  worker.once('exit', (code) => reject(new Error(`the verification thread ended with ${code}`)));
});
