import type { Instant } from '#base/values/instant.ts';
import type { Text } from '#base/values/lang.ts';
import type { BackupReport } from '../backup/report.ts';
import type { BackupOwner } from '../backup/whose-backup.ts';
import type { ProcessRole } from '../host/ipc.ts';
import type { ProcessState } from './managed-process.ts';

/** One running process, as `socle status` and the status page show it. */
export type ProcessInfo = {
  name: string; role: ProcessRole; pid: number; state: ProcessState; startedAt: Instant;
  eventLoop?: number; queue?: number; inFlight?: number; rss_bytes?: number;
};

export type ServiceState = {
  name: string; title: Text; summary?: Text; origin: string; ports: number[]; standIn: boolean;
  /** 0 when it keeps no register. */
  partitions: number;
  /** Names of the commands that it offers. */
  commands: string[];
  processes: ProcessInfo[]; restarts: number; braked: boolean;
  /** Sums (for `_count`) or greatest values (the rest) over its processes. */
  figures: Record<string, number>;
  /** What needs somebody now. */
  alarms: Text[];
};

export type BackupState = Pick<BackupReport, 'id' | 'at' | 'verified' | 'rpoS' | 'rtoS'> & { of: BackupOwner };

/** The whole platform at one instant. */
export type PlatformState = {
  name: string; env: string; demo: boolean; pid: number; startedAt: Instant; at: Instant; usable: boolean;
  dataDir: string;
  database: {
    kind: 'embedded' | 'external'; up: boolean; pid?: number; restarts: number;
    host: string; port: number; clusterDir?: string;
  };
  disk: { open: boolean; freePercent: number };
  /** The address to scrape, when one is open. */
  metricsUrl?: string;
  services: ServiceState[];
  backup?: BackupState;
  /** What this way of running does not stop. */
  limits: Text[];
};

/** Figures of several processes into one: counts add up, ages and sizes keep the greatest. */
export const mergeFigures = (all: readonly (Record<string, number> | undefined)[]): Record<string, number> => {
  const merged: Record<string, number> = {};
  for (const figures of all) {
    for (const [name, value] of Object.entries(figures ?? {})) {
      const before = merged[name];
      if (before === undefined) merged[name] = value;
      else merged[name] = name.endsWith('_count') ? before + value : Math.max(before, value);
    }
  }
  return merged;
};
