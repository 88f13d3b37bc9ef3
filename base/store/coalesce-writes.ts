import type { Writable } from 'node:stream';

/**
 * Makes everything that is written to a connection during one turn of the event loop leave in one piece: a statement
 * is several protocol messages, a transaction's beginning several statements, and each piece costs both sides a system call.
 * Order and content stay the same.
 */
export const coalesceWrites = (stream: Pick<Writable, 'write' | 'cork' | 'uncork'>): void => {
  const write = stream.write.bind(stream) as (...args: unknown[]) => boolean;
  let held = false;
  const release = (): void => {
    held = false;
    stream.uncork();
  };
  stream.write = (...args: unknown[]): boolean => {
    if (!held) {
      held = true;
      stream.cork();
      process.nextTick(release);
    }
    return write(...args);
  };
};
