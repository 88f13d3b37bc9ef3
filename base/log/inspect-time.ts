import type { Findings } from './findings.ts';
import { FOUND } from './verify-texts.ts';
import type { WalkedEvent } from './walked.ts';

/** No event is dated before its predecessors, beyond what the clocks of several processes may differ. */
export class TimeInspector {
  #latest = -Infinity;
  readonly #skewMs: number;
  readonly #findings: Findings;

  constructor(skewMs: number, findings: Findings) {
    this.#skewMs = skewMs;
    this.#findings = findings;
  }

  event({ stored: { index }, at }: WalkedEvent): void {
    if (at === undefined) return;
    this.#findings.count('time');
    if (at < this.#latest - this.#skewMs) this.#findings.fail('time', index, FOUND.time(index));
    if (at > this.#latest) this.#latest = at;
  }
}
