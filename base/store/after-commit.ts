import type { WakeUps } from './wake-ups.ts';

const ringers = new WeakMap<object, WakeUps>();
const changed = new WeakMap<object, Set<number>>();

/** Commits on this connection ring here. */
export const ringAfterCommits = (client: object, wakeUps: WakeUps): void => {
  ringers.set(client, wakeUps);
  changed.set(client, new Set());
};

/**
 * Notes that the transaction of this connection writes events of a partition: its commit wakes whoever waits for them. What a
 * rolled-back transaction noted is told at the connection's next commit: one look too many, and nothing to see.
 */
export const noteChange = (tx: object, partition: number): void => { changed.get(tx)?.add(partition); };

/** Rings for what a transaction noted, once it is durable. */
export const ringFor = (client: object): void => {
  const partitions = changed.get(client);
  if (!partitions || partitions.size === 0) return;
  for (const partition of partitions) ringers.get(client)!.ring(partition);
  partitions.clear();
};
