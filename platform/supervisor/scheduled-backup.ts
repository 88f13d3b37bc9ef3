import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import type { Text } from '#base/values/lang.ts';
import { backupLayout } from '../backup/backup-layout.ts';
import { FOLLOW_FILES } from '../backup/files-index.ts';
import { readReport, type BackupReport } from '../backup/report.ts';
import { ownerFor } from '../backup/whose-backup.ts';
import type { PlatformConfig } from '../config/platform-config.ts';

const HOUR_MS = 3_600_000;

export type BackupClock = {
  /** Called once a minute. */
  look(): void;
  stop(): void;
};

/**
 * Takes a verified backup whenever the last one is older than asked for, and in between keeps new objects and tiles;
 * one at a time, in a process of its own.
 */
export const scheduledBackup = (
  config: PlatformConfig, settings: Readonly<Record<string, string>>, alarm: (text: Text) => void, now: () => number,
): BackupClock => {
  let running: ReturnType<typeof spawn> | undefined;
  const lastOfOurs = (): BackupReport | undefined => {
    const last = readReport(backupLayout(config.backup.dir).state);
    return last && ownerFor(config.dataDir, last) === 'ours' ? last : undefined;
  };
  const isDue = (): boolean => {
    const last = lastOfOurs();
    return config.backup.everyH > 0 && (last === undefined || now() - last.at >= config.backup.everyH * HOUR_MS);
  };
  const run = (args: readonly string[]): void => {
    const log = openSync(join(config.dataDir, 'logs', 'backup.log'), 'a', 0o600);
    running = spawn(process.execPath, args, { stdio: ['ignore', log, log] });
    closeSync(log);
    running.once('exit', (code) => {
      running = undefined;
      if (code !== 0) alarm({ fr: 'La sauvegarde a échoué : logs/backup.log', en: 'The backup failed: logs/backup.log' });
    });
  };
  const take = (): void => {
    const sets = Object.entries(settings).flatMap(([name, value]) => ['--set', `${name}=${value}`]);
    run([join(import.meta.dirname, '..', 'cli', 'main.ts'), 'backup', ...sets]);
  };
  return {
    look: () => {
      if (running) return;
      if (isDue()) take();
      else if (lastOfOurs()) run([FOLLOW_FILES, config.backup.dir, join(config.dataDir, 'services')]);
    },
    stop: () => void running?.kill('SIGTERM'),
  };
};
