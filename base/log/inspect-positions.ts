import type { Findings } from './findings.ts';
import type { LogSource } from './log-source.ts';
import { FOUND } from './verify-texts.ts';
import type { WalkedEvent } from './walked.ts';

/** Positions of each dossier run from 1 without a gap; what the projections say of it is its last one. */
export class PositionInspector {
  readonly #versions = new Map<string, number>();
  readonly #fromStart: boolean;
  readonly #findings: Findings;

  constructor(fromStart: boolean, findings: Findings) {
    this.#fromStart = fromStart;
    this.#findings = findings;
  }

  event({ stored: { index }, dossier, position }: WalkedEvent): void {
    if (dossier === undefined) return;
    const before = this.#versions.get(dossier);
    const expected = before === undefined && !this.#fromStart ? position : (before ?? 0) + 1;
    this.#findings.count('positions');
    if (position !== expected) this.#findings.fail('positions', index, FOUND.position(dossier, position, expected));
    this.#versions.set(dossier, position);
  }

  async heads(source: LogSource, size: number): Promise<void> {
    if (!source.heads || !this.#fromStart) return;
    const missing = new Map(this.#versions);
    for await (const page of source.heads()) {
      for (const { dossier, version } of page) this.#head(dossier, version, missing.get(dossier) ?? 0, size);
      for (const { dossier } of page) missing.delete(dossier);
    }
    for (const [dossier, version] of missing) this.#head(dossier, 0, version, size);
  }

  #head(dossier: string, version: number, expected: number, size: number): void {
    this.#findings.count('projections');
    if (version !== expected) this.#findings.fail('projections', size, FOUND.head(dossier, version, expected));
  }
}
