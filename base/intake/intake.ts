import { Problem } from '#base/values/problem.ts';
import { createCommitter, type CommitterOptions, type Committer, type Outcome } from './committer.ts';
import { intakeProblems } from './errors.ts';
import { INTAKE_LIMITS, type IntakeLimits } from './limits.ts';
import type { Accepted, Submission } from './register.ts';

export type IntakeOptions<P extends { subject: string }> = CommitterOptions<P> & {
  partitions: number;
  limits?: Partial<IntakeLimits>;
  /** Told of failures that are not the sender's: the database is away, a bug. */
  onError?: (error: unknown) => void;
};

export type IntakeStats = { queued: number; inFlight: number; oldestMs: number; accepted: number; batches: number };

export type Intake<P extends { subject: string }> = {
  /** Resolves once the submission is durable, with its place in the log. Rejects with a Problem. */
  submit(item: Submission<P>): Promise<Accepted>;
  /** False when a new submission would be refused at once: lets a route refuse before it reads a body. */
  hasRoom(): boolean;
  stats(): IntakeStats;
  /** Takes nothing new, and resolves when all that was taken has its answer. */
  drain(): Promise<void>;
};

type Waiting<P extends { subject: string }> = {
  item: Submission<P>; queuedAt: number; done: (accepted: Accepted) => void; fail: (error: Error) => void;
};

/**
 * Natural group commit: whatever waits when a flush ends is the next batch, so there is no timer and no
 * added delay at low load. A batch touches one partition; at most two flushes are in flight.
 */
export const createIntake = <P extends { subject: string }>(options: IntakeOptions<P>): Intake<P> => {
  const limits = { ...INTAKE_LIMITS, ...options.limits };
  const commitBatch: Committer<P> = createCommitter(options);
  const lanes = Array.from({ length: options.partitions }, () => [] as Waiting<P>[]);
  const busy = new Set<number>();
  const running = new Map<string, Waiting<P>>();
  const idle: (() => void)[] = [];
  let queued = 0;
  let draining = false;
  const totals = { accepted: 0, batches: 0 };

  const oldestMs = (): number => {
    const heads = lanes.flatMap((lane) => (lane[0] ? [lane[0].queuedAt] : []));
    return heads.length === 0 ? 0 : performance.now() - Math.min(...heads);
  };
  const hasRoom = (): boolean =>
    !draining && queued < limits.queue_items_max && (queued === 0 || oldestMs() <= limits.queue_age_ms_max);

  /** The fullest lane that nobody flushes. */
  const nextLane = (): number | undefined => {
    let best: number | undefined;
    lanes.forEach((lane, i) => {
      if (lane.length > 0 && !busy.has(i) && (best === undefined || lane.length > lanes[best]!.length)) best = i;
    });
    return best;
  };

  const pump = (): void => {
    while (busy.size < limits.flushes_in_flight_max) {
      const lane = nextLane();
      if (lane === undefined) break;
      const batch = lanes[lane]!.splice(0, limits.batch_items_max);
      queued -= batch.length;
      busy.add(lane);
      void flush(lane, batch);
    }
    if (queued === 0 && busy.size === 0) for (const done of idle.splice(0)) done();
  };

  const flush = async (partition: number, batch: Waiting<P>[]): Promise<void> => {
    let outcomes: Outcome[] | undefined;
    try {
      outcomes = await commitBatch(partition, batch.map(({ item }) => item));
      totals.batches++;
    } catch (error) {
      options.onError?.(error);
    }
    busy.delete(partition);
    batch.forEach((waiting, i) => settle(waiting, outcomes?.[i] ?? intakeProblems.INTAKE_UNKNOWN({ retryAfterS: 1 })));
    pump();
  };

  const settle = (waiting: Waiting<P>, outcome: Outcome): void => {
    running.delete(keyOf(waiting.item));
    if (outcome instanceof Problem) return waiting.fail(outcome);
    totals.accepted++;
    waiting.done(outcome);
  };

  const submit = (item: Submission<P>): Promise<Accepted> => new Promise((done, fail) => {
    if (!hasRoom()) return fail(intakeProblems.INTAKE_FULL({ retryAfterS: 1 + Math.ceil(oldestMs() / 1_000) }));
    const key = keyOf(item);
    if (running.has(key)) return fail(intakeProblems.INTAKE_RUNNING({ retryAfterS: 1 }));
    const waiting = { item, queuedAt: performance.now(), done, fail };
    running.set(key, waiting);
    lanes[item.partition]!.push(waiting);
    queued++;
    // Requests of the same turn of the event loop join the same batch.
    if (queued === 1) setImmediate(pump);
  });

  return {
    submit, hasRoom,
    stats: () => ({ queued, inFlight: busy.size, oldestMs: oldestMs(), ...totals }),
    drain: () => new Promise((done) => { draining = true; idle.push(done); pump(); }),
  };
};

const keyOf = (item: { partition: number; claim: Buffer }): string => `${item.partition}${item.claim.toString('latin1')}`;
