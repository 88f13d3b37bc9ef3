/** What a verification found: each check counted, with its first divergence. */
import type { Text } from '#base/values/lang.ts';

const CHECKS = [
  'checkpoints', 'tiles', 'events', 'positions', 'time', 'content', 'receipts', 'projections',
] as const;
export type CheckName = (typeof CHECKS)[number];

/** `index` is the leaf near which it was seen; it orders the divergences. */
export type Divergence = { check: CheckName; index: number; text: Text };
export type CheckReport = { check: CheckName; state: 'pass' | 'fail' | 'absent'; count: number; first?: Divergence };
export type LogReport = {
  log: string;
  size: number;
  ok: boolean;
  checks: CheckReport[];
  /** The divergence with the lowest index. */
  first?: Divergence;
};

/** Collects findings while a log is walked. */
export class Findings {
  readonly #counts = new Map<CheckName, number>();
  readonly #first = new Map<CheckName, Divergence>();

  /** Counts things that a check looked at; a check that counted nothing is reported absent. */
  count(check: CheckName, added = 1): void {
    this.#counts.set(check, (this.#counts.get(check) ?? 0) + added);
  }

  /** Records a divergence; only the first of each check is kept. */
  fail(check: CheckName, index: number, text: Text): void {
    const before = this.#first.get(check);
    if (!before || index < before.index) this.#first.set(check, { check, index, text });
  }

  report(log: string, size: number): LogReport {
    const checks = CHECKS.map((check): CheckReport => {
      const first = this.#first.get(check);
      const count = this.#counts.get(check) ?? 0;
      return { check, count, state: first ? 'fail' : count > 0 ? 'pass' : 'absent', ...(first ? { first } : {}) };
    });
    const [first] = [...this.#first.values()].sort((a, b) => a.index - b.index);
    return { log, size, ok: first === undefined, checks, ...(first ? { first } : {}) };
  }
}
