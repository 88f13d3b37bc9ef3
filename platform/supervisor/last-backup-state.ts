import { backupLayout } from '../backup/backup-layout.ts';
import { readReport } from '../backup/report.ts';
import { ownerFor } from '../backup/whose-backup.ts';
import type { PlatformConfig } from '../config/platform-config.ts';
import type { PlatformState } from './platform-state.ts';

/** The last backup as status shows it, with whose it is; nothing when there is none. */
export const lastBackupState = ({ dataDir, backup: { dir } }: PlatformConfig): Pick<PlatformState, 'backup'> => {
  const report = readReport(backupLayout(dir).state);
  if (!report) return {};
  const { id, at, verified, rpoS, rtoS } = report;
  const of = ownerFor(dataDir, report);
  return { backup: { id, of, at, verified, ...(rpoS === undefined ? {} : { rpoS }), ...(rtoS === undefined ? {} : { rtoS }) } };
};
