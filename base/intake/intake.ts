import { Problem } from '#base/values/problem.ts';
import { createCommitter, type CommitterOptions, type Committer, type Outcome } from './committer.ts';
import { intakeProblems } from './errors.ts';
import { createLanes } from './lanes.ts';
import { whileAway } from './while-away.ts';
import { INTAKE_LIMITS, type IntakeLimits } from './limits.ts';
import { createRecentAnswers, type Claimed, type RecentAnswers } from './recent-answers.ts';
import type { Accepted, Submission } from './register.ts';

export type IntakeOptions<P extends { subject: string }> = CommitterOptions<P> & {
  limits?: Partial<IntakeLimits>;
  /** Told of failures that are not the sender's: the database is away, a bug. */
  onError?: (error: unknown) => void;
};

export type IntakeStats = { queued: number; inFlight: number; oldestMs: number; accepted: number; batches: number };

export type Intake<P extends { subject: string }> = {
  /** Resolves once the submission is durable, with its place in the log. Rejects with a Problem. */
  submit(item: Submission<P>): Promise<Accepted>;
  /**
   * The answer to a key that this process answered lately; undefined when only the database can tell. For whoever would prepare a
   * submission in vain. Throws INTAKE_RUNNING while the first is on its way, INTAKE_KEY_REUSED for another content.
   */
  already(claimed: Claimed): Accepted | undefined;
  /** False when a new submission would be refused at once: lets a route refuse before it reads a body. */
  hasRoom(): boolean;
  stats(): IntakeStats;
  /** Takes nothing new, and resolves when all that was taken has its answer. */
  drain(): Promise<void>;
};

type Waiting<P extends { subject: string }> = {
  item: Submission<P>; done: (accepted: Accepted) => void; fail: (error: Error) => void;
};

/**
 * Natural group commit: whatever waits when a flush ends is the next batch, so there is no timer and no
 * added delay at low load. A batch touches one partition; at most two flushes are in flight.
 */
export const createIntake = <P extends { subject: string }>(options: IntakeOptions<P>): Intake<P> => {
  const limits = { ...INTAKE_LIMITS, ...options.limits };
  const commitBatch: Committer<P> = createCommitter(options);
  const lanes = createLanes<Waiting<P>>(options.partitions, () => performance.now());
  const running = new Set<string>();
  const recent = createRecentAnswers(limits.recent_answers_bytes_max);
  const already = lookUp(running, recent, () => { totals.accepted++; });
  const idle: (() => void)[] = [];
  let draining = false;
  const totals = { accepted: 0, batches: 0 };

  const hasRoom = (): boolean =>
    !draining && lanes.queued < limits.queue_items_max && lanes.oldestMs() <= limits.queue_age_ms_max;

  const pump = (): void => {
    while (lanes.busy < limits.flushes_in_flight_max) {
      const next = lanes.take(limits.batch_items_max);
      if (!next) break;
      void flush(next.partition, next.batch);
    }
  };
  const tellIdle = (): void => { if (running.size === 0) for (const done of idle.splice(0)) done(); };
  const flush = async (partition: number, batch: Waiting<P>[]): Promise<void> => {
    let outcomes: Outcome[] | undefined;
    try {
      outcomes = await whileAway(limits.queue_age_ms_max, () => commitBatch(partition, batch.map(({ item }) => item)));
      totals.batches++;
    } catch (error) {
      options.onError?.(error);
    }
    lanes.release(partition);
    pump();
    // The next batch leaves first: writing hundreds of answers takes long, and PostgreSQL would wait for it.
    setImmediate(() => {
      batch.forEach((waiting, i) => settle(waiting, outcomes?.[i] ?? intakeProblems.INTAKE_UNKNOWN({ retryAfterS: 1 })));
      tellIdle();
    });
  };
  const settle = ({ item, done, fail }: Waiting<P>, outcome: Outcome): void => {
    running.delete(keyOf(item));
    if (outcome instanceof Problem) return fail(outcome);
    totals.accepted++;
    recent.keep(item, outcome);
    done(outcome);
  };
  const submit = (item: Submission<P>): Promise<Accepted> => new Promise((done, fail) => {
    if (!hasRoom()) return fail(intakeProblems.INTAKE_FULL({ retryAfterS: 1 + Math.ceil(lanes.oldestMs() / 1_000) }));
    const answer = already(item);
    if (answer) return done(answer);
    running.add(keyOf(item));
    lanes.push(item.partition, { item, done, fail });
    // Requests of the same turn of the event loop join the same batch.
    if (lanes.queued === 1) setImmediate(pump);
  });

  return {
    submit, hasRoom, already,
    stats: () => ({ queued: lanes.queued, inFlight: lanes.busy, oldestMs: lanes.oldestMs(), ...totals }),
    drain: () => new Promise((done) => {
      draining = true;
      idle.push(done);
      tellIdle();
    }),
  };
};

const lookUp = (running: ReadonlySet<string>, recent: RecentAnswers, onAnswer: () => void) => (claimed: Claimed): Accepted | undefined => {
  if (running.has(keyOf(claimed))) throw intakeProblems.INTAKE_RUNNING({ retryAfterS: 1 });
  const answer = recent.find(claimed);
  if (answer === 'other') throw intakeProblems.INTAKE_KEY_REUSED();
  if (answer) onAnswer();
  return answer;
};

const keyOf = (item: { partition: number; claim: Buffer }): string => `${item.partition}${item.claim.toString('latin1')}`;
