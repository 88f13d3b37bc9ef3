import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { migrateJobs } from '#base/jobs/migrate-jobs.ts';
import { armFailpoints } from '#base/telemetry/failpoint.ts';
import { migrateService } from '#base/store/migrate.ts';
import { checkServiceSettings, type Checked } from '../config/platform-config.ts';
import { isLoopback } from '../config/is-loopback.ts';
import type { SettingSources } from '../config/read-settings.ts';
import { withSecretTexts } from '../config/service-settings.ts';
import { errorLines, settingsTable } from '../config/print-settings.ts';
import { platformProblems } from '../errors.ts';
import type { MasterKey } from '../secrets/master-key.ts';
import { noteServices, readPlatformRecord } from '../secrets/platform-record.ts';
import { masterKeyFor, refuseForeignSchemas, refuseLostSecrets } from '../secrets/refuse-lost-keys.ts';
import { finishMasterKey } from '../secrets/rotate-master-key.ts';
import { openSecretsStore, type SecretsStore } from '../secrets/service-secrets.ts';
import type { ServiceEntry } from '../services.ts';
import { buildScreens } from './build-screens.ts';
import { cageFor, planAccounts, type Accounts, type Cage } from './cage.ts';
import { checkValues } from './check-values.ts';
import { Cleanups } from './cleanups.ts';
import { lockDataDir } from './data-lock.ts';
import { databaseDir, openDatabase, type Database } from './database.ts';
import { setStrayClusterAside } from './stray-cluster.ts';
import { describeServices, type KnownService } from './describe-services.ts';
import { judgeDisk, readFreeSpace, type FreeSpace } from './disk-guard.ts';
import { dealFailpoints } from './failpoints.ts';
import { firstAdministrator, type Enrolment } from './first-administrator.ts';
import { firstLines } from './first-lines.ts';
import { openLogFiles, type LogFiles } from './log-files.ts';
import type { Narrator } from './narrator.ts';
import { Platform } from './platform.ts';
import { planWhenFree } from './plan-when-free.ts';
import type { ServicePlan } from './service-plan.ts';
import { endInterruptedRotation } from './rotate-live.ts';
import { scheduledBackup } from './scheduled-backup.ts';
import { openTicketSequence } from './ticket-sequence.ts';

export type StartOptions = {
  checked: Checked;
  sources: SettingSources;
  projectRoot: string;
  services: readonly ServiceEntry[];
  narrator: Narrator;
  /** Tests pass their own. */
  freeSpace?: (path: string) => Promise<FreeSpace>;
  /** Make a new enrolment word for a first administrator. */
  newAdministrator?: boolean;
  /** Stops the start at its next step; what was started is stopped again. */
  abort?: AbortSignal;
};

/** What a service asks of its cage beyond the usual; see its face. */
type CageNeeds = { addons?: boolean; threads?: boolean };

type Prepared = {
  cageOf: (service: ServiceEntry, needs?: CageNeeds) => Cage; accounts: Accounts; logs: LogFiles; secrets: SecretsStore;
  master: MasterKey; entry: string;
};

/**
 * Brings a platform up: lock, database, descriptions, ports, migrations, processes. When anything refuses, all that
 * was started is stopped again and the refusal is thrown.
 */
export const startPlatform = async (options: StartOptions): Promise<Platform> => {
  const { checked, narrator } = options;
  const startedAt = Date.now();
  const cleanups = new Cleanups();
  process.umask(0o022);
  try {
    const lock = lockDataDir(checked.config.dataDir);
    cleanups.add('lock', lock.release);
    if (lock.wasStale) narrator.say(TAKEN_OVER);
    const platform = await raise(options, cleanups, lock.wasStale, startedAt);
    narrator.lines(firstLines(platform.state(), platform.descriptions, checked.config.lang, Date.now() - startedAt));
    return platform;
  } catch (error) {
    await cleanups.run((what, failure) => narrator.alarm(both(`${what}: ${(failure as Error).message}`)));
    throw error;
  }
};

const TAKEN_OVER = {
  fr: 'La plateforme précédente n’a pas été arrêtée : elle est morte. Ce qu’elle a laissé en marche est arrêté ; celle-ci reprend.',
  en: 'The platform before this one was not stopped: it died. What it left running is ended, then this one goes on from there.',
};

const raise = async (
  options: StartOptions, cleanups: Cleanups, wasStale: boolean, startedAt: number,
): Promise<Platform> => {
  const { checked: { config }, narrator } = options;
  await refuseFullDisk(options);
  const prepared = prepare(options);
  armFailpoints(dealFailpoints(config.failpoints)('', 'supervisor'));
  const opening = openOwnDatabase(options, cleanups);
  // Awaited below; its refusal must not count as unhandled while the services are being described.
  opening.catch(() => undefined);
  const known = await describe(options, prepared);
  options.abort?.throwIfAborted();
  const values = await checkAllSettings(options, known, prepared);
  const plans = await planWhenFree(known, config, values, wasStale);
  cleanups.add('ports', () => plans.forEach(({ sockets }) => Object.values(sockets).forEach((s) => s.close())));
  const building = build(known, options, prepared);
  // Awaited below, like the database: both work at the same time.
  building.catch(() => undefined);
  const database = await opening;
  await migrate(known, options, prepared, database);
  await building;
  options.abort?.throwIfAborted();
  const enrolment = enrolFirst(options, plans);
  const platform = new Platform({
    config, narrator, database, cleanups, logs: prepared.logs, entry: prepared.entry, startedAt,
    ground: {
      config, values, plans, secrets: prepared.secrets, database: database.connection,
      ...(enrolment ? { enrolment } : {}),
    },
    backups: scheduledBackup(config, options.sources.command, (text) => narrator.alarm(text), () => Date.now()),
    cageOf: (service) => prepared.cageOf(service, service.description),
    tickets: openTicketSequence(join(config.dataDir, 'tickets')),
    freeSpace: options.freeSpace ?? readFreeSpace,
    limits: prepared.accounts.limit ? [prepared.accounts.limit] : [],
  });
  await platform.startProcesses();
  options.abort?.throwIfAborted();
  return platform;
};

/** Accounts of services pass through `services`; nobody but the operator looks into the others. */
const FOLDERS = [['services', 0o711], ['logs', 0o700], ['secrets', 0o700]] as const;

const prepare = ({ checked: { config }, projectRoot, services, sources }: StartOptions): Prepared => {
  const { dataDir, env, demo } = config;
  const secretsDir = join(dataDir, 'secrets');
  const record = readPlatformRecord(dataDir);
  if (!record && !FOLDERS.some(([dir]) => dir !== 'logs' && existsSync(join(dataDir, dir)))) setStrayClusterAside(dataDir);
  for (const [dir, mode] of FOLDERS) {
    mkdirSync(join(dataDir, dir), { recursive: true });
    chmodSync(join(dataDir, dir), mode);
  }
  const production = env === 'production';
  finishMasterKey(config.masterKeyFile, secretsDir);
  const master = masterKeyFor(config.masterKeyFile, secretsDir, record);
  const secrets = openSecretsStore({ dir: secretsDir, master, demo, production, now: Date.now() });
  refuseLostSecrets(services.map(({ name }) => name), secrets, record);
  endInterruptedRotation(secrets, services.map(({ name }) => name), Date.now());
  const accounts = planAccounts(config.accountsFrom, projectRoot, dataDir);
  const themeDir = [sources.command, sources.environment, sources.file].map((source) => source.SOCLE_THEME_DIR).find(Boolean);
  const readable = themeDir ? [themeDir] : [];
  const order = new Map(services.map(({ name }, index) => [name, index]));
  return {
    accounts,
    entry: join(projectRoot, 'platform/host/service-process.ts'),
    logs: openLogFiles(join(dataDir, 'logs')),
    secrets, master,
    cageOf: ({ name, module }, { addons = false, threads = false } = {}) => {
      const account = accounts.of(order.get(name) ?? 0);
      return cageFor({
        projectRoot, module, addons, threads, dataDir: join(dataDir, 'services', name), readable,
        ...(account === undefined ? {} : { account }),
      });
    },
  };
};

const refuseFullDisk = async ({ checked: { config }, freeSpace = readFreeSpace }: StartOptions): Promise<void> => {
  const state = judgeDisk(true, await freeSpace(config.dataDir), config.disk);
  if (state.open) return;
  const detail = `${config.dataDir} : ${state.freePercent.toFixed(1)} % < ${config.disk.stopPercent} %`;
  throw platformProblems.PLATFORM_DISK_LOW({ detail: both(detail) });
};

const openOwnDatabase = async ({ checked: { config }, narrator }: StartOptions, cleanups: Cleanups): Promise<Database> => {
  mkdirSync(join(config.dataDir, 'logs'), { recursive: true });
  const database = await openDatabase({
    ...(config.databaseUrl ? { url: config.databaseUrl } : {}),
    dir: databaseDir(config.dataDir),
    logFile: join(config.dataDir, 'logs', 'postgresql.log'),
    alarm: (text) => narrator.alarm(text),
  });
  cleanups.add('database', () => database.stop());
  const { host, ssl } = database.connection;
  if (config.env === 'production' && database.kind === 'external' && !ssl && !isLoopback(host) && !host.startsWith('/')) {
    narrator.alarm(UNENCRYPTED);
  }
  return database;
};

const UNENCRYPTED = {
  fr: 'PostgreSQL est joint SANS TLS hors de cet hôte : ajoutez ?sslmode=verify-full&sslrootcert=… à SOCLE_DATABASE_URL.',
  en: 'PostgreSQL is reached WITHOUT TLS beyond this host: add ?sslmode=verify-full&sslrootcert=… to SOCLE_DATABASE_URL.',
};

/** How a service's face is asked for something. Native addons are allowed, since it is its description that tells whether it needs them. */
const askedBy = ({ entry, logs, cageOf }: Prepared) => ({
  entry, logFd: logs.fdOf('describe'), cageOf: (service: ServiceEntry) => cageOf(service, { addons: true }),
});

const describe = (options: StartOptions, prepared: Prepared): Promise<KnownService[]> => {
  const { config } = options.checked;
  return describeServices({ ...askedBy(prepared), services: options.services }).then((known) => known.filter(({ description }) => {
    if (description.standIn && config.env === 'production') return false;
    return true;
  }));
};

const checkAllSettings = async (options: StartOptions, known: readonly KnownService[], prepared: Prepared) => {
  const { checked, sources, narrator } = options;
  const { values, errors: found } = checkServiceSettings(sources, known.map(({ description }) => description));
  const errors = [...found, ...await checkValues(known, values, askedBy(prepared))];
  narrator.lines(settingsTable(values.values(), checked.config.lang));
  if (errors.length > 0) {
    const detail = (lang: 'fr' | 'en'): string => errorLines(errors, lang).join('\n');
    throw platformProblems.PLATFORM_SETTINGS_WRONG({ detail: { fr: detail('fr'), en: detail('en') } });
  }
  return withSecretTexts(values);
};

const build = async (known: readonly KnownService[], options: StartOptions, { cageOf }: Prepared): Promise<void> => {
  for (const service of known) {
    await buildScreens({
      bundles: service.description.bundles ?? [], cage: cageOf(service),
      onBuilt: (name, cached) => {
        if (!cached) options.narrator.say({ fr: `Écrans compilés : ${name}`, en: `Screens compiled: ${name}` });
      },
    });
  }
};

/** A demo has its demo administrator; a real platform gets its first one by a word that is shown once. */
const enrolFirst = (
  { checked: { config }, narrator, newAdministrator = false }: StartOptions, plans: readonly ServicePlan[],
): Enrolment | undefined => {
  const pages = plans.flatMap(({ origin, service: { description: { enrolment } } }) => (enrolment ? [origin + enrolment] : []));
  if (config.demo || config.env === 'test' || pages.length === 0) return undefined;
  const { enrolment, token } = firstAdministrator(
    join(config.dataDir, 'first-administrator.json'), Date.now(), newAdministrator);
  for (const page of token ? pages : []) {
    narrator.showOnce({
      fr: `Première administration, une seule fois et sous 24 h : ouvrez ${page}, connectez-vous, donnez le mot ${token}`,
      en: `First administrator, once and within 24 h: open ${page}, sign in, give the word ${token}`,
    });
  }
  return enrolment;
};

const migrate = async (
  known: readonly KnownService[], { checked: { config }, narrator }: StartOptions, { secrets, master }: Prepared, database: Database,
): Promise<void> => {
  const stored = known.filter(({ description }) => description.migrations.length > 0);
  const names = stored.map(({ name }) => name);
  await refuseForeignSchemas(names, secrets, master, database.connection);
  for (const { name, description } of stored) {
    const applied = await migrateService({
      admin: database.connection, service: name, partitions: config.partitions ?? description.partitions,
      passwords: secrets.forService(name).passwords, folders: description.migrations,
    });
    if (description.hasWorker) await migrateJobs(database.connection, name);
    if (applied.length > 0) {
      narrator.say({ fr: `${name} : ${applied.length} migrations appliquées`, en: `${name}: ${applied.length} migrations applied` });
    }
  }
  noteServices(config.dataDir, names);
};

const both = (text: string) => ({ fr: text, en: text });
