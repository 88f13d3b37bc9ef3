/** What was put aside to be sent: its id, made here, says to the server that it is the same thing when it comes twice. */
export type Queued<T> = { seq: number; id: string; what: T };
/** What the server thinks of one. Silence and a session that ended leave it where it is; a refusal is an answer. */
export type SendOutcome = 'taken' | 'cut-off' | 'signed-out' | { refused: string };
export type Refused<T> = Queued<T> & { why: string };
export type LineState = 'up' | 'cut-off' | 'signed-out';

/** Where the queue lives: durable when `add` resolves, in the order of adding. */
export type QueueStore<T> = {
  all(): Promise<Queued<T>[]>;
  add(id: string, what: T): Promise<Queued<T>>;
  remove(seq: number): Promise<void>;
};

export type OfflineQueue<T> = {
  waiting(): readonly Queued<T>[];
  refused(): readonly Refused<T>[];
  line(): LineState;
  /** Resolves when it would survive the end of the browser; it leaves as soon as the line allows. */
  put(id: string, what: T): Promise<void>;
  /** Tries now: the line came back, somebody signed in. Resolves when nothing more can leave. */
  flush(): Promise<void>;
  /** Somebody read why it was refused. */
  dismiss(seq: number): void;
  /** Another question told how the line stands. */
  heard(line: LineState): void;
  subscribe(listener: () => void): () => void;
  stamp(): number;
};

export type OfflineQueueOptions<T> = {
  store: QueueStore<T>;
  send(item: Queued<T>): Promise<SendOutcome>;
  /** Runs what only one window may do at a time. */
  alone?: (work: () => Promise<void>) => Promise<void>;
};

/**
 * A queue of what is typed where the network comes and goes: kept before it is sent, sent one by one in the order of typing,
 * taken away only when the server answered. What the server refuses is set apart with its reason and holds up nothing.
 */
export const openOfflineQueue = async <T>({ store, send, alone = (work) => work() }: OfflineQueueOptions<T>): Promise<OfflineQueue<T>> => {
  let [waiting, line, stamp, running] = [await store.all(), 'up' as LineState, 0, undefined as Promise<void> | undefined];
  const refused: Refused<T>[] = [];
  let aside: Queued<T>[] = [];
  const listeners = new Set<() => void>();
  const tell = (): void => { stamp += 1; for (const listener of listeners) listener(); };
  const heard = (state: LineState): void => { if (line !== state) { line = state; tell(); } };

  const sendFirst = async (): Promise<boolean> => {
    const [item] = waiting;
    if (item === undefined) return false;
    const outcome = await send(item);
    if (outcome === 'cut-off' || outcome === 'signed-out') { heard(outcome); return false; }
    await store.remove(item.seq);
    waiting = waiting.filter(({ seq }) => seq !== item.seq);
    if (outcome !== 'taken') refused.push({ ...item, why: outcome.refused });
    heard('up');
    tell();
    return true;
  };
  const drain = (): Promise<void> => alone(async () => {
    // Another window may have sent some, or put some aside; what is put aside here during the look may be younger than its answer.
    aside = [];
    const kept = await store.all();
    waiting = [...kept, ...aside.filter(({ seq }) => !kept.some((one) => one.seq === seq))];
    while (await sendFirst());
  });
  const flush = (): Promise<void> => {
    running ??= drain().finally(() => { running = undefined; });
    return running;
  };
  return {
    waiting: () => waiting, refused: () => refused, line: () => line, stamp: () => stamp, heard,
    put: async (id, what) => {
      const item = await store.add(id, what);
      aside.push(item);
      if (!waiting.some(({ seq }) => seq === item.seq)) waiting = [...waiting, item];
      tell();
      void flush().then(() => (waiting.length > 0 && line === 'up' ? flush() : undefined));
    },
    flush,
    dismiss: (seq) => { refused.splice(refused.findIndex((one) => one.seq === seq), 1); tell(); },
    subscribe: (listener) => { listeners.add(listener); return () => { listeners.delete(listener); }; },
  };
};
