import type { JobPayload } from '#base/jobs/enqueue.ts';
import type { Schedule } from '#base/jobs/schedule.ts';
import type { Tasks } from '#base/jobs/task.ts';
import { invariant } from '#base/values/assert.ts';
import type { FileRef } from './file-row.ts';
import type { FileWork } from './file-work.ts';
import { purgeFiles } from './purge-files.ts';
import { renderFile } from './render-file.ts';
import { rescanFiles } from './rescan-files.ts';
import { scanFile } from './scan-file.ts';
import { sweepFiles } from './sweep-files.ts';

const refOf = ({ partition, id }: JobPayload): FileRef => {
  invariant(typeof partition === 'number' && typeof id === 'string', 'a file job names a file');
  return { partition, id };
};

/** The background work on files, for `startWorker` of a service; its names are listed in `0001_files.sql`. */
export const fileTasks = (work: FileWork): Tasks => ({
  'scan-file': {
    purpose: 'malware-scan', run: (payload, run) => scanFile(work, run, refOf(payload), payload['again'] === true),
  },
  'render-file': { purpose: 'rendition', run: (payload, run) => renderFile(work, run, refOf(payload)) },
  'purge-files': {
    purpose: 'retention', evenOnFullDisk: true,
    run: async (payload, run) => {
      const one = payload['partition'];
      const all = Array.from({ length: work.partitions }, (_, partition) => partition);
      for (const partition of typeof one === 'number' ? [one] : all) await purgeFiles(work, run, partition);
    },
  },
  'rescan-files': { purpose: 'malware-scan', run: async (_, run) => { await rescanFiles(work, run); } },
  'sweep-files': { purpose: 'retention', evenOnFullDisk: true, run: async (_, run) => { await sweepFiles(work, run); } },
});

/** When the housekeeping of files runs (UTC). */
export const FILE_SCHEDULES: readonly Schedule[] = [
  { task: 'purge-files', cron: '17 * * * *', payload: {}, catchUpMs: 3_600_000 },
  { task: 'rescan-files', cron: '42 2 * * *', payload: {}, catchUpMs: 86_400_000 },
  { task: 'sweep-files', cron: '12 3 * * 0', payload: {}, catchUpMs: 86_400_000 },
];
