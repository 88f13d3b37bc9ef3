import type { Instant } from '#base/values/instant.ts';
import type { LoadSample } from '../host/ipc.ts';

/** Rules of growth (base.md §4): added within 10 s, removed after 5 min. */
const SCALE = {
  /** Mean event loop use from which a process is added. */
  busyFrom: 0.75,
  /** Mean waiting items a process from which one is added, whatever the event loop says. */
  queueFrom: 200,
  /** Mean event loop use that the remaining processes may have after a removal. */
  calmUnder: 0.4,
  busyMs: 3_000,
  calmMs: 300_000,
  /** Between two additions: a new process must have time to take its share. */
  settleMs: 5_000,
};

/** What the scaler remembers of one service; starts empty. */
export type ScaleMemory = { busySince?: Instant; calmSince?: Instant; lastChange?: Instant };

export type ScaleInput = {
  now: Instant; min: number; max: number;
  /** Web processes that are up or coming up. */
  count: number;
  /** Last sample of each process that is up. */
  samples: readonly LoadSample[];
};

export type ScaleDecision = { change: -1 | 0 | 1; memory: ScaleMemory };

/** Decides whether a service gets one web process more, one less, or stays. Pure; called each second. */
export const decideScale = (memory: ScaleMemory, input: ScaleInput, rules = SCALE): ScaleDecision => {
  const { now, count, samples } = input;
  const floor = Math.min(input.max, Math.max(input.min, ...samples.map((s) => s.minProcesses ?? 0)));
  if (count < floor) return changed(memory, 1, now);
  if (count > input.max) return changed(memory, -1, now);
  if (samples.length === 0) return { change: 0, memory: {} };
  const use = mean(samples.map((sample) => sample.eventLoop));
  const queue = mean(samples.map((sample) => sample.queue));
  const busy = use >= rules.busyFrom || queue >= rules.queueFrom;
  const calm = count > 1 && queue < rules.queueFrom / 4 && (use * count) / (count - 1) < rules.calmUnder;
  const next: ScaleMemory = {
    ...(busy ? { busySince: memory.busySince ?? now } : {}),
    ...(calm ? { calmSince: memory.calmSince ?? now } : {}),
    ...(memory.lastChange === undefined ? {} : { lastChange: memory.lastChange }),
  };
  const settled = now - (next.lastChange ?? -Infinity) >= rules.settleMs;
  if (busy && count < input.max && settled && now - next.busySince! >= rules.busyMs) return changed(next, 1, now);
  if (calm && count > floor && now - next.calmSince! >= rules.calmMs) return changed(next, -1, now);
  return { change: 0, memory: next };
};

const changed = (_memory: ScaleMemory, change: 1 | -1, now: Instant): ScaleDecision =>
  ({ change, memory: { lastChange: now } });

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
