import type { Text } from '#base/values/lang.ts';
import { platformProblems } from '../errors.ts';
import { readPlatformRecord } from '../secrets/platform-record.ts';
import type { BackupReport } from './report.ts';

/** Whose a backup is: this data directory's, another platform's, or from before backups said so. */
export type BackupOwner = 'ours' | 'other' | 'unknown';

/** Compares the id that a backup carries with that of a data directory. */
export const whoseBackup = ({ platformId }: { platformId?: string }, ours: string | undefined): BackupOwner => {
  if (platformId === undefined) return 'unknown';
  return platformId === ours ? 'ours' : 'other';
};

/** Whose the last backup of a directory is, for a data directory. */
export const ownerFor = (dataDir: string, report: Pick<BackupReport, 'platformId'>): BackupOwner =>
  whoseBackup(report, readPlatformRecord(dataDir)?.id);

/** What people read of a backup that is not proven to be theirs. */
export const OWNER_TEXTS: Record<Exclude<BackupOwner, 'ours'>, Text> = {
  other: { fr: 'd’une AUTRE plateforme', en: 'of ANOTHER platform' },
  unknown: { fr: 'd’une plateforme inconnue', en: 'of unknown platform' },
};

/** Refuses a backup directory, or what is in it, that belongs to another platform. */
export const foreignBackups = (dir: string): Error => platformProblems.PLATFORM_BACKUP_WRONG({ detail: {
  fr: `${dir} garde les sauvegardes d’une autre plateforme : donnez à celle-ci un SOCLE_BACKUP_DIR à elle`,
  en: `${dir} keeps the backups of another platform: give this one a SOCLE_BACKUP_DIR of its own`,
} });
