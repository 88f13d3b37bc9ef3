import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Admission } from '#base/http/service-context.ts';
import type { Text } from '#base/values/lang.ts';
import { lastBackupState } from './last-backup-state.ts';
import type { PlatformConfig } from '../config/platform-config.ts';
import type { FromProcess } from '../host/ipc.ts';
import type { CommandResult, Progress, ServiceDescription } from '../host/service-face.ts';
import { countSecond, readAvailability, writeAvailability, type Availability } from './availability.ts';
import type { Cage } from './cage.ts';
import type { Cleanups } from './cleanups.ts';
import { contextData, renderSocketPath, type Ground } from './context-data.ts';
import { openControlServer } from './control-server.ts';
import { controlOperations } from './control-operations.ts';
import type { Database } from './database.ts';
import type { KnownService } from './describe-services.ts';
import { diskAdmission, diskText, judgeDisk, type DiskState, type FreeSpace } from './disk-guard.ts';
import { dealFailpoints } from './failpoints.ts';
import type { LogFiles } from './log-files.ts';
import { startProcess, type ManagedProcess } from './managed-process.ts';
import type { Narrator } from './narrator.ts';
import type { PlatformState } from './platform-state.ts';
import type { SecretsStore } from '../secrets/service-secrets.ts';
import { isComplete } from '../backup/restored-mark.ts';
import { isUp, publicState } from './public-state.ts';
import { keepRenderHost } from './render-hosts.ts';
import type { BackupClock } from './scheduled-backup.ts';
import { seedDemo } from './seed-demo.ts';
import { AlarmBell, standingAlarms } from './alarms.ts';
import { MetricsAsker } from './ask-metrics.ts';
import { gatherMetrics, shared } from './gather-metrics.ts';
import { openMetricsServer } from './metrics-server.ts';
import { ServiceGroup } from './service-group.ts';
import { serviceState } from './service-state.ts';
import type { ServicePlan } from './service-plan.ts';
import type { TicketSequence } from './ticket-sequence.ts';

export type PlatformParts = {
  config: PlatformConfig;
  narrator: Narrator;
  database: Database;
  cleanups: Cleanups;
  logs: LogFiles;
  entry: string;
  startedAt: number;
  ground: Ground;
  cageOf: (service: KnownService) => Cage;
  tickets: TicketSequence;
  freeSpace: (path: string) => Promise<FreeSpace>;
  limits: Text[];
  backups: BackupClock;
};

const TICK_MS = 1_000;
const MINUTE_TICKS = 60;
const OBSERVERS_TICKS = 2;

/** A platform that is up: its service groups, its clockwork, its control socket. */
export class Platform {
  readonly #parts: PlatformParts;
  readonly #groups = new Map<string, ServiceGroup>();
  readonly #deal: (service: string, role: string) => string[];
  readonly #stopped = Promise.withResolvers<void>();
  #disk: DiskState = { open: true, freePercent: 100 };
  #usable = false;
  #ticks = 0;
  #availability: Availability;
  readonly #bell: AlarmBell;
  readonly #asker = new MetricsAsker();
  #metricsUrl?: string;
  /** All metrics as Prometheus text: the supervisor's, and those of each process that answers in time. */
  readonly metrics = shared(() => gatherMetrics(() => this.state(), () => [...this.#groups.values()], this.#asker));

  constructor(parts: PlatformParts) {
    this.#parts = parts;
    this.#deal = dealFailpoints(parts.config.failpoints);
    this.#availability = readAvailability(this.#availabilityFile);
    this.#bell = new AlarmBell(parts.narrator);
  }

  get #availabilityFile(): string { return join(this.#parts.config.dataDir, 'availability.json'); }

  get descriptions(): ServiceDescription[] { return this.#parts.ground.plans.map(({ service }) => service.description); }
  get config(): PlatformConfig { return this.#parts.config; }
  get database(): Database { return this.#parts.database; }
  get secrets(): SecretsStore { return this.#parts.ground.secrets; }
  /** Settles when the platform has stopped, whoever asked. */
  get stopped(): Promise<void> { return this.#stopped.promise; }
  group(service: string): ServiceGroup | undefined { return this.#groups.get(service); }

  /** Starts every service's processes and the clockwork; rejects when a service cannot start. */
  async startProcesses(): Promise<void> {
    const { ground: { plans }, cleanups, config } = this.#parts;
    const control = await openControlServer(config.dataDir, controlOperations(this));
    cleanups.add('control socket', () => control.close());
    await this.#openMetrics();
    await this.#checkDisk();
    const rendering = plans.filter(({ service }) => service.description.renders);
    await Promise.all(rendering.map((plan) => this.#startRendering(plan)));
    await this.#afterRestore();
    for (const plan of plans) this.#groups.set(plan.service.name, this.#groupFor(plan));
    cleanups.add('processes', async () => void await Promise.all([...this.#groups.values()].map((group) => group.stop())));
    await Promise.all([...this.#groups.values()].map((group) => group.start()));
    const timer = setInterval(() => void this.#tick().catch((error: Error) => this.#tellOnce(error)), TICK_MS);
    cleanups.add('clockwork', () => {
      clearInterval(timer);
      this.#parts.backups.stop();
      writeAvailability(this.#availabilityFile, this.#availability);
    });
    this.#usable = true;
    this.#tellObservers();
    this.#parts.backups.look();
  }

  /** Fills a new demo platform; settles when all is there. What fails is told, and the platform goes on. */
  async seedDemo(): Promise<void> {
    const { config, narrator } = this.#parts;
    if (!config.demo) return;
    await seedDemo({
      services: this.descriptions, dataDir: config.dataDir, now: () => Date.now(), say: (text) => narrator.say(text),
      run: (service, onStep) => this.runCommand(service, 'seed', [], onStep),
    }).catch((error: Error) => {
      if (this.#usable) narrator.alarm({ fr: error.message, en: error.message });
    });
  }

  /** Drains and stops everything; nothing stays: no process, no port, no socket, no lock. */
  async stop(): Promise<void> {
    const { cleanups, narrator } = this.#parts;
    this.#usable = false;
    await cleanups.run((what, error) => {
      const text = `${what}: ${(error as Error).message}`;
      narrator.alarm({ fr: text, en: text });
    });
    this.#stopped.resolve();
  }

  state(): PlatformState {
    const { config, database, startedAt, ground, limits } = this.#parts;
    return {
      name: config.name, env: config.env, demo: config.demo, pid: process.pid, startedAt, at: Date.now(),
      usable: this.#usable, dataDir: config.dataDir,
      database: {
        kind: database.kind, ...database.state(), host: database.connection.host, port: database.connection.port,
        ...(database.clusterDir ? { clusterDir: database.clusterDir } : {}),
      },
      ...lastBackupState(this.#parts.config),
      disk: this.#disk,
      ...(this.#metricsUrl ? { metricsUrl: this.#metricsUrl } : {}),
      services: ground.plans.map((plan) => serviceState(plan, this.#groups.get(plan.service.name), config.partitions)),
      limits,
    };
  }

  /** Runs one command of a service (seed, rebuild, verify, load:…) in a process of its own. */
  async runCommand(
    service: string, name: string, args: string[], onStep: (step: Progress) => void,
  ): Promise<CommandResult> {
    const plan = this.#parts.ground.plans.find((candidate) => candidate.service.name === service);
    if (!plan?.service.description.commandNames.includes(name)) throw new Error(`${service} has no command ${name}`);
    let result: CommandResult | undefined;
    const child = this.#spawn(plan, 'command', `command-${name}`, (_, message) => {
      if (message.type === 'progress') onStep(message.step);
      if (message.type === 'done') result = message.result;
    }, { name, args });
    const running = { kill: (): void => child.kill('SIGKILL') };
    this.#parts.cleanups.add(`command ${service} ${name}`, running.kill);
    await child.exited;
    if (!result) throw new Error(`${service} ${name}: ${child.failure ?? this.#parts.logs.tailOf(service)}`);
    return result;
  }

  async #openMetrics(): Promise<void> {
    const { config, cleanups } = this.#parts;
    if (!config.metrics) return;
    const server = await openMetricsServer(config.metrics, this.metrics);
    this.#metricsUrl = server.url;
    cleanups.add('metrics', () => server.close());
  }

  async #startRendering({ service }: ServicePlan): Promise<void> {
    const { cageOf, cleanups, narrator } = this.#parts;
    const { dataDir, uid } = cageOf(service);
    const host = await keepRenderHost(
      { socketPath: renderSocketPath(dataDir), ...(uid === undefined ? {} : { account: uid }) },
      (text) => narrator.alarm(text));
    cleanups.add(`render host of ${service.name}`, () => host.stop());
  }

  /** A restored database may be older than what was published: services that must know are asked before they serve. */
  async #afterRestore(): Promise<void> {
    const mark = join(this.#parts.config.dataDir, 'restored.json');
    if (!existsSync(mark)) return;
    const args = isComplete(mark) ? [] : ['all'];
    for (const { name, commandNames } of this.descriptions) {
      if (!commandNames.includes('after-restore')) continue;
      const result = await this.runCommand(name, 'after-restore', args, ({ text }) => this.#parts.narrator.say(text));
      this.#parts.narrator.say(result.text);
      if (!result.ok) throw new Error(`${name}: ${result.text.en}`);
    }
    rmSync(mark);
  }

  #groupFor(plan: ServicePlan): ServiceGroup {
    const { narrator, logs, config } = this.#parts;
    return new ServiceGroup({
      name: plan.service.name,
      hasWorker: plan.service.description.hasWorker,
      web: plan.web,
      start: (role, processName) => this.#spawn(plan, role, processName, (child, message) => this.#heard(child, message)),
      admission: () => this.#admission(),
      alarm: (text) => narrator.alarm(text),
      tail: () => logs.tailOf(plan.service.name),
      drainMsMax: config.drainSMax * 1_000,
      now: () => Date.now(),
    });
  }

  #spawn(
    plan: ServicePlan, role: 'web' | 'worker' | 'command', processName: string,
    onMessage: (child: ManagedProcess, message: FromProcess) => void, command?: { name: string; args: string[] },
  ): ManagedProcess {
    const { ground, logs, entry, cageOf } = this.#parts;
    const { service, sockets } = plan;
    const cage = cageOf(service);
    const own = role === 'web' ? sockets : {};
    const context = contextData(ground, plan, processName, cage.dataDir, this.#deal(service.name, role));
    return startProcess({
      name: processName, entry, cage, sockets: own, logFd: logs.fdOf(service.name), now: () => Date.now(), onMessage,
      document: { module: service.module, role, sockets: Object.keys(own), context, ...(command ? { command } : {}) },
    });
  }

  #heard(child: ManagedProcess, message: FromProcess): void {
    if (message.type === 'metrics') return this.#asker.heard(message.request, message.json);
    if (message.type !== 'reserve-tickets') return;
    const { request, count } = message;
    try {
      child.send({ type: 'tickets', request, ...this.#parts.tickets.reserve(count) });
    } catch (error) {
      child.send({ type: 'tickets-refused', request, reason: (error as Error).message });
    }
  }

  /** A clockwork that fails each second says so once a minute, and the platform goes on. */
  #tellOnce({ message }: Error): void {
    if (this.#ticks % MINUTE_TICKS === 1) this.#parts.narrator.alarm({ fr: message, en: message });
  }

  #admission(): Admission { return diskAdmission(this.#disk); }

  async #tick(): Promise<void> {
    this.#ticks += 1;
    for (const group of this.#groups.values()) group.scale();
    this.#bell.hear([...this.#groups.values()].flatMap((group) =>
      standingAlarms(group.samples()).map((text) => ({ service: group.name, text }))));
    this.#countSecond();
    if (this.#ticks % OBSERVERS_TICKS === 0) this.#tellObservers();
    if (this.#ticks % MINUTE_TICKS === 0) this.#everyMinute();
    await this.#checkDisk();
  }

  #countSecond(): void {
    const up = Object.fromEntries(this.state().services.map((service) => [service.name, isUp(service)]));
    this.#availability = countSecond(this.#availability, up, Date.now());
  }

  #everyMinute(): void {
    this.#parts.logs.turn();
    this.#parts.backups.look();
    writeAvailability(this.#availabilityFile, this.#availability);
  }

  #tellObservers(): void {
    const observers = this.#parts.ground.plans.filter(({ service }) => service.description.observes);
    if (observers.length === 0) return;
    const state = publicState(this.state(), this.descriptions, this.#availability);
    for (const { service } of observers) this.#groups.get(service.name)?.tell({ type: 'platform', state });
  }

  async #checkDisk(): Promise<void> {
    const { config, freeSpace, narrator } = this.#parts;
    const before = this.#disk.open;
    const volumes = [config.dataDir, ...(this.#parts.database.clusterDir ? [this.#parts.database.clusterDir] : [])];
    const spaces = await Promise.all(volumes.map(freeSpace));
    this.#disk = spaces.map((space) => judgeDisk(before, space, config.disk)).sort((a, b) => a.freePercent - b.freePercent)[0]!;
    if (this.#disk.open === before) return;
    for (const group of this.#groups.values()) group.tell({ type: 'admission', admission: this.#admission() });
    const free = this.#disk.freePercent.toFixed(1);
    narrator.alarm(diskText(this.#disk.open, free));
  }
}
