import { availableParallelism } from 'node:os';

/**
 * How Node holds memory in a process that serves. What a surge leaves behind must not grow with its length:
 * - young objects get 32 MB, so that a request in flight is gone before it would be moved among the old;
 * - the collector has as many helpers as there are cores: the four that a process has by default take a small machine from whoever
 *   serves; fewer than two leave all of the work to the thread that answers (10 % of the CPU of a submission);
 * - nothing is made among the old from the start: V8 does so with what outlived some collections, as all of a request does while many
 *   wait for one commit; such an object is soon dead, and until the next collection of the whole heap it keeps the young ones that it
 *   points to;
 * - the C library keeps two heaps instead of eight a core: buffers freed by another thread are then used again.
 */
export const MEMORY_SETTINGS = {
  flags: ['--max-semi-space-size=32', '--no-allocation-site-pretenuring',
    `--v8-pool-size=${Math.max(2, availableParallelism())}`],
  environment: { MALLOC_ARENA_MAX: '2' },
} as const;
