import type { DiskFs } from './disk-fs.ts';

type Round = { running: Promise<void>; next?: Promise<void> };

/**
 * Makes directories durable with few system calls: while one sync of a directory runs, all who ask
 * meanwhile share the next one. A sync that began before a caller's change proves nothing to them,
 * so nobody ever joins one that already runs.
 */
export class DirectorySyncer {
  readonly #fs: DiskFs;
  readonly #rounds = new Map<string, Round>();

  constructor(fs: DiskFs) {
    this.#fs = fs;
  }

  /** Resolves when every name put in `path` before the call is durable. */
  sync(path: string): Promise<void> {
    const round = this.#rounds.get(path);
    if (!round) return this.#start(path);
    round.next ??= round.running.then(() => this.#start(path), () => this.#start(path));
    return round.next;
  }

  #start(path: string): Promise<void> {
    const running = this.#fs.syncDirectory(path);
    const round: Round = { running };
    this.#rounds.set(path, round);
    const forget = (): void => {
      if (this.#rounds.get(path) === round && !round.next) this.#rounds.delete(path);
    };
    running.then(forget, forget);
    return running;
  }
}
