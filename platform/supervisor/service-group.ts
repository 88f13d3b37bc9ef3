import type { Admission } from '#base/http/service-context.ts';
import type { Instant } from '#base/values/instant.ts';
import type { Text } from '#base/values/lang.ts';
import type { LoadSample, ToProcess } from '../host/ipc.ts';
import type { ManagedProcess } from './managed-process.ts';
import { adviseRestart, type End } from './restart-policy.ts';
import { decideScale, type ScaleMemory } from './scale.ts';

export type GroupRole = 'web' | 'worker';

/** What a group needs from the supervisor. */
export type GroupOptions = {
  name: string;
  hasWorker: boolean;
  web: { min: number; max: number };
  start: (role: GroupRole, processName: string) => ManagedProcess;
  admission: () => Admission;
  alarm: (text: Text) => void;
  /** Last lines of the service's log. */
  tail: () => string;
  drainMsMax: number;
  now: () => Instant;
};

/** Time that a leaving process has for idle connections besides its work, ms. */
const IDLE_MS_MAX = 80_000;
const ENDS_KEPT = 20;

/** The processes of one service: keeps them alive, and as many web ones as the load asks for. */
export class ServiceGroup {
  readonly name: string;
  restarts = 0;
  readonly #options: GroupOptions;
  readonly #running = new Set<ManagedProcess>();
  readonly #leaving = new Set<ManagedProcess>();
  readonly #ends: Record<GroupRole, End[]> = { web: [], worker: [] };
  readonly #restartTimers = new Map<NodeJS.Timeout, GroupRole>();
  #serial: Record<GroupRole, number> = { web: 0, worker: 0 };
  #memory: ScaleMemory = {};
  #stopping = false;
  /** An operator's change is under way: the load decides again afterwards. */
  #byHand = 0;

  constructor(options: GroupOptions) {
    this.name = options.name;
    this.#options = options;
  }

  /** Settles when a web process (and the worker) are ready; rejects, with its reason, when one dies before. */
  async start(): Promise<void> {
    const { hasWorker, web } = this.#options;
    const first = [this.#launch('web'), ...(hasWorker ? [this.#launch('worker')] : [])];
    await Promise.all(first.map((process) => this.#becomesReady(process)));
    for (let count = 1; count < web.min; count += 1) this.#launch('web');
  }

  processes(): readonly ManagedProcess[] { return [...this.#running]; }

  samples(): LoadSample[] {
    return this.processes().flatMap((process) => (process.sample ? [process.sample] : []));
  }

  /** True when its processes die so often that only one try a minute is made. */
  get braked(): boolean { return [this.#ends.web, this.#ends.worker].some((ends) => adviseRestart(ends).braked); }

  /** Called once a second: adds or removes a web process when the load asks for it. */
  scale(): void {
    if (this.#stopping || this.#byHand > 0) return;
    const webs = this.#webs();
    const awaited = [...this.#restartTimers.values()].filter((role) => role === 'web').length;
    const { change, memory } = decideScale(this.#memory, {
      now: this.#options.now(), ...this.#options.web, count: webs.length + awaited,
      samples: webs.flatMap((process) => (process.state === 'ready' && process.sample ? [process.sample] : [])),
    });
    this.#memory = memory;
    if (change === 1) this.#launch('web');
    const last = webs.at(-1);
    if (change === -1 && last) void this.#leave(last);
  }

  /** Starts or drains web processes until there are `count`; settles when it is so. */
  setWebCount(count: number): Promise<void> {
    return this.#handled(async () => {
      const fresh = Array.from({ length: Math.max(0, count - this.#webs().length) }, () => this.#launch('web'));
      await Promise.all(fresh.map((process) => this.#becomesReady(process)));
      await Promise.all(this.#webs().slice(count).map((process) => this.#leave(process)));
    });
  }

  /** Replaces every process, each after its successor is ready: nobody notices. */
  roll(): Promise<void> {
    return this.#handled(() => this.#replace(this.processes().filter(({ state }) => state === 'ready')));
  }

  /** The same for those that are still starting too; settles when none of the old ones is left. */
  renew(): Promise<void> {
    return this.#handled(async () => {
      const old = this.processes();
      await this.#replace(old.filter(({ state }) => state !== 'draining'));
      await Promise.all(old.map(({ exited }) => exited));
    });
  }

  async #replace(old: readonly ManagedProcess[]): Promise<void> {
    for (const process of old) {
      await this.#becomesReady(this.#launch(process.role as GroupRole));
      void this.#leave(process);
    }
  }

  tell(message: ToProcess): void {
    for (const process of this.#running) process.send(message);
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    for (const timer of this.#restartTimers.keys()) clearTimeout(timer);
    await Promise.all(this.processes().map((process) => process.drain(true, this.#options.drainMsMax)));
  }

  async #handled(change: () => Promise<void>): Promise<void> {
    this.#byHand += 1;
    try {
      await change();
    } finally {
      this.#byHand -= 1;
    }
  }

  #webs(): ManagedProcess[] {
    return this.processes().filter((process) => process.role === 'web' && process.state !== 'draining');
  }

  #launch(role: GroupRole): ManagedProcess {
    this.#serial[role] += 1;
    const process = this.#options.start(role, `${role}-${this.#serial[role]}`);
    this.#running.add(process);
    process.send({ type: 'admission', admission: this.#options.admission() });
    void process.exited.then((end) => this.#ended(process, role, end));
    this.#tellWebs();
    return process;
  }

  #leave(process: ManagedProcess): Promise<void> {
    this.#leaving.add(process);
    const left = process.drain(false, this.#options.drainMsMax + IDLE_MS_MAX);
    this.#tellWebs();
    return left;
  }

  /** Those that are coming up count too: for a moment less than the service's rate is used, never more. */
  #tellWebs(): void {
    this.tell({ type: 'web-processes', count: Math.max(1, this.#webs().length) });
  }

  #ended(process: ManagedProcess, role: GroupRole, end: End): void {
    this.#running.delete(process);
    if (this.#leaving.delete(process) || this.#stopping) return;
    this.#tellWebs();
    const ends = this.#ends[role];
    ends.push(end);
    if (ends.length > ENDS_KEPT) ends.shift();
    this.restarts += 1;
    const { delayMs, braked } = adviseRestart(ends);
    this.#options.alarm(diedText(this.name, process, braked, end.readyMs > 0 ? '' : this.#options.tail()));
    const timer = setTimeout(() => {
      this.#restartTimers.delete(timer);
      if (!this.#stopping) this.#launch(role);
    }, delayMs);
    this.#restartTimers.set(timer, role);
  }

  async #becomesReady(process: ManagedProcess): Promise<void> {
    await Promise.race([process.whenReady, process.exited]);
    if (process.readyAt !== undefined) return;
    throw new Error(`${this.name}/${process.name}: ${process.failure ?? this.#options.tail()}`);
  }
}

const diedText = (service: string, { name, pid }: ManagedProcess, braked: boolean, tail: string): Text => ({
  fr: `${service}/${name} (${pid}) est mort ; ${braked ? 'nouvel essai dans une minute' : 'il est remplacé'}.\n${tail}`
    .trimEnd(),
  en: `${service}/${name} (${pid}) died; ${braked ? 'next try in one minute' : 'it is being replaced'}.\n${tail}`
    .trimEnd(),
});
