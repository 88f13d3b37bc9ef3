import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

export type AwaitedServer = {
  connection: { host: string; port: number; database: string };
  user: string;
  password: string;
  /** How long to go on asking, ms. */
  patience_ms: number;
};

const PAUSE_MS = 250;

/** A server that starts, stops or is not there yet: class 57P of SQLSTATE, connection failures, the errors of sockets. */
const isPassing = ({ code = '' }: { code?: string }): boolean => code === '' || /^(?:57P0|08|53300|E[A-Z]+$)/.test(code);

/**
 * Comes back once PostgreSQL lets this role in. A process that starts while the database does has nothing to serve before.
 * Throws at once what waiting does not mend (a wrong password), and the last refusal when the patience ends.
 */
export const awaitServer = async ({ connection, user, password, patience_ms }: AwaitedServer): Promise<void> => {
  const end = performance.now() + patience_ms;
  for (;;) {
    const refusal = await knock({ ...connection, user, password });
    if (refusal === undefined) return;
    if (!isPassing(refusal) || performance.now() > end) throw refusal;
    await pause(PAUSE_MS);
  }
};

const knock = async (config: pg.ClientConfig): Promise<(Error & { code?: string }) | undefined> => {
  const client = new pg.Client({ ...config, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return undefined;
  } catch (error) {
    return error as Error;
  } finally {
    await client.end().catch(() => undefined);
  }
};
