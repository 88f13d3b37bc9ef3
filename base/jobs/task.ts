import type { RowContext, Tx } from '#base/store/context.ts';
import type { JobPayload } from './enqueue.ts';

/** What a task is told about the run it is in. */
export type JobRun = {
  id: string;
  /** 1 for the first try. */
  attempt: number;
  lastAttempt: boolean;
  /** Aborted when the worker stops: long work should end at its next safe point. */
  signal: AbortSignal;
  context: RowContext;
  /** One transaction of the jobs role under `context`. */
  inContext<T>(fn: (tx: Tx) => Promise<T>): Promise<T>;
};

/** Work by name. It may run twice (a crash after its effect), so its effect must be idempotent. */
export type Task = {
  /** Why it touches personal data: becomes the purpose of its row context. */
  purpose: string;
  /** It frees space and stores no more than a trace of that: it goes on while nothing else may be stored. */
  evenOnFullDisk?: boolean;
  run(payload: JobPayload, run: JobRun): Promise<void>;
};

export type Tasks = Readonly<Record<string, Task>>;
