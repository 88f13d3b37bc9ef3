import { readFileSync } from 'node:fs';
import type { Instant } from '#base/values/instant.ts';
import type { Lang } from '#base/values/lang.ts';
import type { RestoredCheck } from './check-restored.ts';
import { writeDurably } from './write-durably.ts';

/** What a backup and its trial restore gave. */
export type BackupReport = {
  id: string;
  /** Of the data directory that was backed up; older backups have none. */
  platformId?: string;
  at: Instant;
  verified: boolean;
  /** Bytes of PostgreSQL's files, and how many objects and tiles go with them. */
  bytes: number;
  files: number;
  /** Age of the newest commit that a restore would have shown when the backup ended, seconds. */
  rpoS?: number;
  /** From nothing to a server that answers and was read whole, seconds. */
  rtoS?: number;
  check?: RestoredCheck;
  failure?: string;
  destroyed: number;
};

/** Keeps the report for `status` and for the schedule. */
export const writeReport = (path: string, report: BackupReport): void => writeDurably(path, JSON.stringify(report), 0o600);

/** The last report of a backup directory, if any. */
export const readReport = (path: string): BackupReport | undefined => {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as BackupReport;
  } catch {
    return undefined;
  }
};

const MEGA = 1e6;

/** The report for people. */
export const reportLines = (report: BackupReport, lang: Lang): string[] => {
  const { check } = report;
  const size = (report.bytes / MEGA).toFixed(1);
  const logs = Object.entries(check?.logs ?? {}).map(([name, entries]) => `${name} ${entries}`).join(', ');
  return lang === 'fr' ? [
    `Sauvegarde ${report.id} : ${size} Mo, ${report.files} fichiers`,
    report.verified ? 'Restaurée à blanc et vérifiée' : `NON VÉRIFIÉE : ${report.failure}`,
    ...(check ? [`  ${check.tables} tables, ${check.rows} lignes lues, ${check.indexes} index contrôlés`] : []),
    ...(logs ? [`  registres : ${logs}`] : []),
    ...(report.rtoS === undefined ? [] : [`  perte possible (RPO) ${report.rpoS} s, remise en route (RTO) ${report.rtoS} s`]),
    ...(report.destroyed > 0 ? [`  éléments périmés détruits : ${report.destroyed}`] : []),
  ] : [
    `Backup ${report.id}: ${size} MB, ${report.files} files`,
    report.verified ? 'Restored on trial and verified' : `NOT VERIFIED: ${report.failure}`,
    ...(check ? [`  ${check.tables} tables, ${check.rows} rows read, ${check.indexes} indexes checked`] : []),
    ...(logs ? [`  logs: ${logs}`] : []),
    ...(report.rtoS === undefined ? [] : [`  possible loss (RPO) ${report.rpoS} s, back in service (RTO) ${report.rtoS} s`]),
    ...(report.destroyed > 0 ? [`  outdated items destroyed: ${report.destroyed}`] : []),
  ];
};
