import { statfs } from 'node:fs/promises';
import type { Admission } from '#base/http/service-context.ts';
import type { Text } from '#base/values/lang.ts';

/** Free space of a volume, as the file system counts it for ordinary users. */
export type FreeSpace = { freeBytes: number; totalBytes: number };

export type DiskThresholds = { stopPercent: number; resumePercent: number };

export type DiskState = { open: boolean; freePercent: number };

/** Reads a volume's free space; tests pass their own. */
export const readFreeSpace = async (path: string): Promise<FreeSpace> => {
  const { bavail, blocks, bsize } = await statfs(path);
  return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
};

/** Stops under the first threshold, resumes only above the second, so that it does not flap. Pure. */
export const judgeDisk = (wasOpen: boolean, space: FreeSpace, thresholds: DiskThresholds): DiskState => {
  const freePercent = (100 * space.freeBytes) / Math.max(1, space.totalBytes);
  const open = freePercent >= (wasOpen ? thresholds.stopPercent : thresholds.resumePercent);
  return { open, freePercent };
};

const REASON: Text = {
  fr: "Le service n'accepte plus de demandes pour l'instant : l'espace de stockage est presque plein. "
    + 'Rien de ce qui a été acquitté n’est perdu.',
  en: 'The service takes no new request for now: its storage is nearly full. '
    + 'Nothing that was acknowledged is lost.',
};

const RETRY_AFTER_S = 60;

/** What web processes are told. */
export const diskAdmission = (state: DiskState): Admission => (state.open
  ? { open: true }
  : { open: false, code: 'DISK_LOW', reason: REASON, retryAfterS: RETRY_AFTER_S });

/** What the operator reads when the disk closes or opens the platform; `free` is a percentage. */
export const diskText = (open: boolean, free: string): Text => (open ? {
  fr: `Disque : ${free} % libres, les demandes sont de nouveau acceptées.`,
  en: `Disk: ${free} % free, requests are accepted again.`,
} : {
  fr: `Disque : ${free} % libres, plus aucune demande n'est acceptée.`,
  en: `Disk: ${free} % free, no request is accepted any more.`,
});
