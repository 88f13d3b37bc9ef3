import type { ServerAddress } from './embedded-server.ts';
import { lastingConnection } from './lasting-connection.ts';

/**
 * Wake-ups between the processes of a service: NOTIFY after the commit, on a connection of its own. They say "look", never
 * what there is to see, and may be lost: whoever listens also looks by itself now and then, and after a lost connection.
 */
export type WakeUps = {
  /** Something of this partition was committed. Rings are sent together, at most one message each 20 ms. */
  ring(partition: number): void;
  /** Hears which partitions to look at; nothing given: the connection was away, so any. Gives how to stop. */
  listen(heard: Heard): () => void;
  /** Sends what was rung and not sent yet, then leaves. */
  close(): Promise<void>;
};

type Heard = (partitions?: readonly number[]) => void;

export type WakeUpOptions = {
  connection: ServerAddress;
  user: string; password: string;
  /** Name shared by the processes that are to hear each other: the service's schema. Any role of the database may hear it. */
  channel: string;
  /** Told when the connection cannot be made; it is tried again by itself. */
  onError?: (error: unknown) => void;
};

/** Shortest time between two messages of a process: NOTIFY takes a lock that all commits with a NOTIFY share. */
const GAP_MS = 20;

const partitionsIn = (payload: string | undefined): number[] =>
  (payload ?? '').split(',').map(Number).filter((part) => Number.isSafeInteger(part));

/** Opens its connection at the first ring or listener. */
export const createWakeUps = ({ connection, user, password, channel, onError }: WakeUpOptions): WakeUps => {
  const pending = new Set<number>();
  const listeners = new Set<Heard>();
  let timer: NodeJS.Timeout | undefined;
  let sentAt = -Infinity;
  const tell: Heard = (partitions) => { for (const heard of listeners) heard(partitions); };
  const link = lastingConnection({ ...connection, user, password, application_name: `${user}-wake-ups` },
    async (client) => {
      client.on('notification', ({ payload }) => tell(partitionsIn(payload)));
      // LISTEN takes no parameter: the channel is escaped as an identifier.
      await client.query(`listen ${client.escapeIdentifier(channel)}`);
    },
    () => { tell(); schedule(); }, onError ?? (() => undefined));

  const send = async (): Promise<void> => {
    timer = undefined;
    if (!link.client) return link.open();
    const partitions = [...pending].join();
    pending.clear();
    sentAt = performance.now();
    // What is lost with its connection is made good by the look that follows the next one.
    await link.client.query({ name: 'wake-up', text: 'select pg_notify($1, $2)', values: [channel, partitions] })
      .catch(() => undefined);
  };
  const schedule = (): void => {
    if (timer !== undefined || pending.size === 0) return;
    const waitMs = sentAt + GAP_MS - performance.now();
    if (waitMs <= 0) void send();
    else timer = setTimeout(() => { void send(); }, waitMs);
  };
  return {
    ring: (partition) => {
      pending.add(partition);
      schedule();
    },
    listen: (heard) => {
      listeners.add(heard);
      link.open();
      return () => listeners.delete(heard);
    },
    close: async () => {
      clearTimeout(timer);
      if (link.client && pending.size > 0) await send();
      await link.close();
    },
  };
};
