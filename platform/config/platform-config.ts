import { join, resolve } from 'node:path';
import type { Lang, Text } from '#base/values/lang.ts';
import type { ServiceDescription } from '../host/service-face.ts';
import { isLoopback } from './is-loopback.ts';
import { readSettings, type ReadSettings, type Resolved, type SettingError, type SettingSources } from './read-settings.ts';
import { missingSettings, serviceSettings } from './service-settings.ts';
import { platformSettings } from './settings.ts';

/** The checked configuration of a platform, with its types. */
export type PlatformConfig = {
  env: 'development' | 'test' | 'production';
  demo: boolean;
  lang: Lang;
  name: string;
  /** Absolute. */
  dataDir: string;
  host: string;
  /** Addresses and CIDR ranges of the TLS edge. */
  trustedProxies: string[];
  portBase: number;
  domain: string;
  logHost: string;
  addresses: 'names' | 'ports';
  services: string[];
  partitions?: number;
  web: { min: number; max: number };
  databaseUrl?: string;
  masterKeyFile: string;
  accountsFrom: number;
  disk: { stopPercent: number; resumePercent: number };
  drainSMax: number;
  backup: { dir: string; everyH: number; keepD: number };
  /** Where metrics are scraped; absent: nowhere. */
  metrics?: { host: string; port: number; tokenFile?: string };
  failpoints: string[];
  clockOffsetMs: number;
};

/** Configuration, every value with its origin, and all errors at once; `config` stands only without errors. */
export type Checked = { values: Map<string, Resolved>; errors: SettingError[]; config: PlatformConfig };

/** Reads and checks the platform's settings; `cwd` anchors relative paths. Never throws on a user's error. */
export const checkPlatformConfig = (sources: SettingSources, cwd: string): Checked => {
  const read = readSettings(platformSettings, sources);
  const config = typed(read, sources, cwd);
  return { values: read.values, errors: [...read.errors, ...crossChecks(read, config)], config };
};

const typed = (read: ReadSettings, sources: SettingSources, cwd: string): PlatformConfig => {
  const text = (name: string): string => read.values.get(name)!.value;
  const number = (name: string): number => Number(text(name));
  const list = (name: string): string[] => text(name).split(',').map((part) => part.trim()).filter(Boolean);
  const dataDir = resolve(cwd, text('SOCLE_DATA_DIR'));
  return {
    env: text('SOCLE_ENV') as PlatformConfig['env'],
    demo: text('SOCLE_DEMO') === '1',
    lang: operatorLang(text('SOCLE_LANG'), sources.environment),
    name: text('SOCLE_NAME'),
    dataDir,
    host: text('SOCLE_HOST'),
    trustedProxies: list('SOCLE_TRUSTED_PROXIES'),
    portBase: number('SOCLE_PORT_BASE'),
    domain: text('SOCLE_DOMAIN'),
    logHost: text('SOCLE_LOG_HOST') || `${text('SOCLE_NAME')}.${text('SOCLE_DOMAIN')}`,
    addresses: text('SOCLE_ADDRESSES') as PlatformConfig['addresses'],
    services: list('SOCLE_SERVICES'),
    ...(text('SOCLE_PARTITIONS') === '' ? {} : { partitions: number('SOCLE_PARTITIONS') }),
    web: { min: number('SOCLE_WEB_MIN'), max: number('SOCLE_WEB_MAX') },
    ...(text('SOCLE_DATABASE_URL') === '' ? {} : { databaseUrl: text('SOCLE_DATABASE_URL') }),
    masterKeyFile: resolve(cwd, text('SOCLE_MASTER_KEY_FILE') || join(dataDir, 'master-key')),
    accountsFrom: number('SOCLE_ACCOUNTS_FROM'),
    disk: { stopPercent: number('SOCLE_DISK_STOP_PERCENT'), resumePercent: number('SOCLE_DISK_RESUME_PERCENT') },
    drainSMax: number('SOCLE_DRAIN_S_MAX'),
    backup: {
      dir: resolve(cwd, text('SOCLE_BACKUP_DIR') || `${dataDir}-backup`),
      everyH: number('SOCLE_BACKUP_EVERY_H'),
      keepD: number('SOCLE_BACKUP_KEEP_D'),
    },
    ...(text('SOCLE_METRICS_PORT') === '' ? {} : { metrics: {
      host: text('SOCLE_METRICS_HOST'), port: number('SOCLE_METRICS_PORT'),
      ...(text('SOCLE_METRICS_TOKEN_FILE') === '' ? {} : { tokenFile: resolve(cwd, text('SOCLE_METRICS_TOKEN_FILE')) }),
    } }),
    failpoints: list('SOCLE_FAILPOINTS'),
    clockOffsetMs: number('SOCLE_CLOCK_OFFSET_MS'),
  };
};

/** French first: English only when asked for, or when the terminal speaks it. */
const operatorLang = (asked: string, environment: SettingSources['environment']): Lang => {
  if (asked === 'en' || asked === 'fr') return asked;
  const terminal = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || '';
  return /^en/i.test(terminal) ? 'en' : 'fr';
};

const crossChecks = (read: ReadSettings, config: PlatformConfig): SettingError[] => {
  const errors: SettingError[] = [];
  const refuse = (name: string, fr: string, en: string): void => {
    const text: Text = { fr, en };
    errors.push({ name, origin: read.values.get(name)!.origin, text });
  };
  if (config.web.min > config.web.max) {
    refuse('SOCLE_WEB_MIN', 'dépasse SOCLE_WEB_MAX', 'is over SOCLE_WEB_MAX');
  }
  if (config.disk.resumePercent < config.disk.stopPercent) {
    refuse('SOCLE_DISK_RESUME_PERCENT', 'est sous SOCLE_DISK_STOP_PERCENT', 'is under SOCLE_DISK_STOP_PERCENT');
  }
  if (config.metrics && !config.metrics.tokenFile && !isLoopback(config.metrics.host)) {
    refuse('SOCLE_METRICS_HOST', 'hors de l’hôte, les mesures demandent SOCLE_METRICS_TOKEN_FILE',
      'beyond this host, metrics need SOCLE_METRICS_TOKEN_FILE');
  }
  if (config.env === 'production') {
    for (const { setting, value } of read.values.values()) {
      if (setting.demoOnly && value !== setting.default) refuse(setting.name, 'refusé en production', 'refused in production');
    }
    if (config.masterKeyFile.startsWith(`${config.dataDir}/`)) {
      refuse('SOCLE_MASTER_KEY_FILE', 'doit être hors du répertoire des données', 'must lie outside the data directory');
    }
  } else if (!config.demo && config.env !== 'test' && (config.failpoints.length > 0 || config.clockOffsetMs !== 0)) {
    refuse('SOCLE_FAILPOINTS', 'les essais demandent SOCLE_DEMO=1 ou SOCLE_ENV=test', 'tests need SOCLE_DEMO=1 or SOCLE_ENV=test');
  }
  return errors;
};

/** Checks everything again now that the services and their own settings are known. */
export const checkServiceSettings = (
  sources: SettingSources, descriptions: readonly ServiceDescription[],
): ReadSettings => {
  const read = readSettings([...platformSettings, ...serviceSettings(descriptions)], sources, descriptions.map(({ name }) => name));
  const production = read.values.get('SOCLE_ENV')!.value === 'production';
  return { ...read, errors: [...read.errors, ...missingSettings(descriptions, read.values, production)] };
};
