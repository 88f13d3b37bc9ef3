import { parseCronItems, type ParsedCronItem } from 'graphile-worker';
import type { JobPayload } from './enqueue.ts';
import type { Tasks } from './task.ts';

/** Work that comes back: five cron fields in UTC (minute, hour, day, month, weekday). */
export type Schedule = {
  task: string;
  cron: string;
  payload?: JobPayload;
  /** How far back runs that nobody was there to start are made up for, ms. */
  catchUpMs?: number;
};

/** Checks schedules against the tasks and gives the queue's form; throws on an unknown task or a bad pattern. */
export const cronItems = (schedules: readonly Schedule[], tasks: Tasks): ParsedCronItem[] =>
  parseCronItems(schedules.map(({ task, cron, payload, catchUpMs }, index) => {
    if (!tasks[task]) throw new Error(`schedule ${index} names the unknown task ${task}`);
    return {
      task,
      match: cron,
      identifier: `${task}:${cron}`,
      payload: { ...payload },
      // One waiting run of a task is enough: two would do the same work.
      options: { backfillPeriod: catchUpMs ?? 0, jobKey: `schedule:${task}:${cron}`, maxAttempts: 3 },
    };
  }));
