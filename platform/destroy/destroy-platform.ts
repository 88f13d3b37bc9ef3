import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { embeddedPlace } from '#base/store/embedded-server.ts';
import type { Instant } from '#base/values/instant.ts';
import type { Text } from '#base/values/lang.ts';
import { toRfc3339 } from '#base/values/instant.ts';
import { backupLayout } from '../backup/backup-layout.ts';
import { readReport, type BackupReport } from '../backup/report.ts';
import { OWNER_TEXTS, ownerFor } from '../backup/whose-backup.ts';
import { writeDurably } from '../backup/write-durably.ts';
import { platformProblems } from '../errors.ts';
import { lockDataDir } from '../supervisor/data-lock.ts';
import { databaseDir } from '../supervisor/database.ts';
import { whatStays, type Staying } from './what-stays.ts';
import { approvalRefusal, askApproval, type DestroyRequest } from './approval.ts';

export type DestroyOptions = {
  dataDir: string;
  backupDir: string;
  /** Outside the data directory, hence not destroyed. */
  masterKeyFile: string; databaseUrl?: string; objectsUrl?: string;
  /** The platform's name, and the one that the operator typed. */
  platform: string; typed: string | undefined;
  /** No verified backup is wanted. */
  abandonData: boolean;
  /** Two persons are needed. */
  production: boolean;
  person: string;
  approve: string | undefined;
  now: Instant;
};

/** What was destroyed, when and by whom: printed, and kept beside the place where the platform was. */
export type Certificate = {
  platform: string; at: string; persons: string[]; services: string[];
  /** Files of keys whose destruction makes every encrypted copy unreadable. */
  keys: string[];
  lastBackup?: string;
  /** The cluster, where PostgreSQL's account could not enter the data directory and it was kept elsewhere. */
  clusterElsewhere?: string;
  /** What this destruction did not reach, and what has to be done with it. */
  stays: Staying[];
};

export type Destroyed = { certificate: Certificate; file: string } | { word: string };

const REQUEST = 'destroy-request.json';
const refused = (detail: Text): Error => platformProblems.PLATFORM_DESTROY_REFUSED({ detail });

/**
 * Destroys a stopped platform: its keys first, then everything of its data directory. The name must be typed and the last backup
 * verified, unless the data are abandoned; in production the first person gets a word for the second (`word`).
 * Throws PLATFORM_DESTROY_REFUSED, PLATFORM_DATA_LOCKED.
 */
export const destroyPlatform = (options: DestroyOptions): Destroyed => {
  const { dataDir, platform, typed, now, person } = options;
  if (!existsSync(dataDir)) throw refused({ fr: `${dataDir} n’existe pas`, en: `${dataDir} does not exist` });
  if (typed !== platform) throw refused({ fr: `elle s’appelle « ${platform} »`, en: `its name is "${platform}"` });
  const backup = verifiedBackup(options);
  const lock = lockDataDir(dataDir);
  let persons = [person];
  try {
    const request = readRequest(join(dataDir, REQUEST));
    if (options.production && options.approve === undefined) return { word: askFor(dataDir, person, now) };
    if (options.production) {
      const refusal = approvalRefusal(request, person, options.approve!, now);
      if (refusal) throw refused(refusal);
      persons = [request!.by, person];
    }
  } finally {
    lock.release();
  }
  const cluster = clusterElsewhere(dataDir);
  const certificate = { ...certificateOf(options, persons, backup?.id), ...(cluster ? { clusterElsewhere: cluster } : {}) };
  for (const path of ['master-key', 'secrets']) rmSync(join(dataDir, path), { recursive: true, force: true });
  if (cluster) rmSync(cluster, { recursive: true, force: true });
  rmSync(dataDir, { recursive: true, force: true });
  const file = `${dataDir}.destroyed-${now}.json`;
  writeDurably(file, `${JSON.stringify(certificate, null, 2)}\n`, 0o644);
  return { certificate, file };
};

/** The folder of this platform's own cluster outside of its data directory, if it lies there. */
const clusterElsewhere = (dataDir: string): string | undefined => {
  const place = embeddedPlace(databaseDir(dataDir));
  return !place.startsWith(`${resolve(dataDir)}/`) && existsSync(place) ? place : undefined;
};

/** The last backup when it is this very platform's and was restored on trial; refuses otherwise, unless the data are abandoned. */
const verifiedBackup = ({ dataDir, backupDir, abandonData }: DestroyOptions): BackupReport | undefined => {
  const report = readReport(backupLayout(backupDir).state);
  const owner = report && ownerFor(dataDir, report);
  if (report?.verified && owner === 'ours') return report;
  if (abandonData) return undefined;
  if (!report || !owner || owner === 'ours') throw refused({ fr: 'aucune sauvegarde vérifiée', en: 'there is no verified backup' });
  const { fr, en } = OWNER_TEXTS[owner];
  throw refused({ fr: `la sauvegarde ${report.id} est ${fr}`, en: `backup ${report.id} is ${en}` });
};

const askFor = (dataDir: string, person: string, now: Instant): string => {
  const { request, word } = askApproval(person, now);
  writeDurably(join(dataDir, REQUEST), JSON.stringify(request), 0o600);
  return word;
};

const readRequest = (file: string): DestroyRequest | undefined =>
  (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) as DestroyRequest : undefined);

const namesIn = (dir: string): string[] => (existsSync(dir) ? readdirSync(dir).sort() : []);

const certificateOf = (
  options: DestroyOptions, persons: string[], lastBackup: string | undefined,
): Certificate => {
  const { dataDir, platform, now } = options;
  return {
  platform, at: toRfc3339(now), persons, services: namesIn(join(dataDir, 'services')),
  keys: [...(existsSync(join(dataDir, 'master-key')) ? ['master-key'] : []), ...namesIn(join(dataDir, 'secrets'))],
  ...(lastBackup === undefined ? {} : { lastBackup }), stays: whatStays(options),
  };
};
