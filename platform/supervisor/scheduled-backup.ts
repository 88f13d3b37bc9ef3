import { spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { join } from 'node:path';
import type { Text } from '#base/values/lang.ts';
import { backupLayout } from '../backup/backup-layout.ts';
import { readReport } from '../backup/report.ts';
import type { PlatformConfig } from '../config/platform-config.ts';

const HOUR_MS = 3_600_000;

export type BackupClock = { look(): void; stop(): void };

/** Takes a verified backup whenever the last one is older than asked for, one at a time, in a process of its own. */
export const scheduledBackup = (
  config: PlatformConfig, settings: Readonly<Record<string, string>>, alarm: (text: Text) => void, now: () => number,
): BackupClock => {
  let running: ReturnType<typeof spawn> | undefined;
  const isDue = (): boolean => {
    const last = readReport(backupLayout(config.backup.dir).state);
    return config.backup.everyH > 0 && (last === undefined || now() - last.at >= config.backup.everyH * HOUR_MS);
  };
  const take = (): void => {
    const log = openSync(join(config.dataDir, 'logs', 'backup.log'), 'a', 0o600);
    const sets = Object.entries(settings).flatMap(([name, value]) => ['--set', `${name}=${value}`]);
    const entry = join(import.meta.dirname, '..', 'cli', 'main.ts');
    running = spawn(process.execPath, [entry, 'backup', ...sets], { stdio: ['ignore', log, log] });
    running.once('exit', (code) => {
      running = undefined;
      if (code !== 0) alarm({ fr: 'La sauvegarde a échoué : logs/backup.log', en: 'The backup failed: logs/backup.log' });
    });
  };
  return {
    look: () => { if (!running && isDue()) take(); },
    stop: () => void running?.kill('SIGTERM'),
  };
};
