import pg from 'pg';

/** One connection that is made again when it dies; `client` is absent while it is away. */
export type LastingConnection = {
  readonly client: pg.Client | undefined;
  /** Makes it, unless it is there or being made. */
  open(): void;
  close(): Promise<void>;
};

const AGAIN_MS = { first: 100, max: 5_000 } as const;

/**
 * Opens nothing by itself. `prepare` runs on each new connection before anybody gets it, `opened` right after; `onError` is
 * told why it could not be made, and it is tried again after 0.1 s, 0.2 s … 5 s.
 */
export const lastingConnection = (
  config: pg.ClientConfig, prepare: (client: pg.Client) => Promise<unknown>, opened: () => void,
  onError: (error: unknown) => void,
): LastingConnection => {
  let client: pg.Client | undefined;
  let opening = false;
  let closed = false;
  let againMs: number = AGAIN_MS.first;
  const again = (): void => {
    if (closed) return;
    setTimeout(() => { void open(); }, againMs).unref();
    againMs = Math.min(againMs * 2, AGAIN_MS.max);
  };
  const take = (fresh: pg.Client): void => {
    client = fresh;
    againMs = AGAIN_MS.first;
    fresh.once('end', () => {
      client = undefined;
      again();
    });
    opened();
  };
  const open = async (): Promise<void> => {
    if (client || opening || closed) return;
    opening = true;
    // A ring may come while the one before is on its way: it does not wait for its answer.
    const fresh = new pg.Client({ keepAlive: true, connectionTimeoutMillis: 10_000, pipeline: true, ...config } as pg.ClientConfig);
    fresh.on('error', () => undefined);
    try {
      await fresh.connect();
      await prepare(fresh);
      if (closed) return await fresh.end();
      take(fresh);
    } catch (error) {
      onError(error);
      void fresh.end().catch(() => undefined);
      again();
    } finally {
      opening = false;
    }
  };
  return {
    get client() { return client; },
    open: () => { void open(); },
    close: async () => {
      closed = true;
      await client?.end();
    },
  };
};
