import { setTimeout as pause } from 'node:timers/promises';

/**
 * What says for sure that nothing was written: a database that may only be read (a failover is under way), that is starting or
 * stopping, or that takes no connection.
 */
const AWAY = new Set(['25006', '57P03', 'ECONNREFUSED', 'ENOENT']);
const AGAIN_MS = 100;

const isAway = (error: unknown): boolean => AWAY.has((error as { code?: string } | undefined)?.code ?? '');

/** Tries again while the database is away, at most `msMax` long; then throws what it said last. */
export const whileAway = async <T>(msMax: number, write: () => Promise<T>): Promise<T> => {
  const until = performance.now() + msMax;
  for (;;) {
    try {
      return await write();
    } catch (error) {
      if (!isAway(error) || performance.now() + AGAIN_MS > until) throw error;
      await pause(AGAIN_MS);
    }
  }
};
