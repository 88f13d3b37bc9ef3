import type { Logger } from '#base/telemetry/logger.ts';

/** Work that is done again and again until it is stopped. */
export type Loop = { wake(): void; stop(): Promise<void> };

const AFTER_FAILURE_MS = 2_000;

/**
 * Runs `round` without pause while it says that there is more, else after `idleMs`. What throws is logged and tried
 * again: background work outlives a database or a partner that is away.
 */
export const startLoop = (name: string, idleMs: number, logger: Logger, round: () => Promise<boolean>): Loop => {
  let stopping = false;
  let end: (() => void) | undefined;
  const pause = (ms: number): Promise<void> => new Promise((done) => {
    const timer = setTimeout(done, ms);
    end = () => { clearTimeout(timer); done(); };
  });
  const run = async (): Promise<void> => {
    while (!stopping) {
      let wait = idleMs;
      try {
        if (await round()) wait = 0;
      } catch (error) {
        logger.error({ err: error, loop: name }, 'background work failed');
        wait = Math.max(idleMs, AFTER_FAILURE_MS);
      }
      if (!stopping && wait > 0) await pause(wait);
    }
  };
  const ended = run();
  return {
    wake: () => end?.(),
    stop: async () => {
      stopping = true;
      end?.();
      await ended;
    },
  };
};
