import { availableParallelism } from 'node:os';

/**
 * How Node holds memory in a process that serves. What a surge leaves behind must not grow with its length:
 * - young objects get 32 MB, so that a request in flight is gone before it would be moved among the old;
 * - the collector's helpers get half of the cores: with the four that a process has by default, a collection takes both cores of a small
 *   machine from whoever serves;
 * - the C library keeps two heaps instead of eight a core: buffers freed by another thread are then used again.
 */
export const MEMORY_SETTINGS = {
  flags: ['--max-semi-space-size=32', `--v8-pool-size=${Math.max(1, Math.floor(availableParallelism() / 2))}`],
  environment: { MALLOC_ARENA_MAX: '2' },
} as const;
