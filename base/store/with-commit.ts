import { pipelined } from './pipelined.ts';

const gathered = new WeakMap<object, Promise<unknown>[]>();

/** From here on this connection's last statements may leave with its COMMIT. */
export const gatherLast = (client: object): void => { gathered.set(client, []); };

/** What was given to leave with the COMMIT, and no more is gathered. */
export const takeLast = (client: object): readonly Promise<unknown>[] => {
  const sent = gathered.get(client) ?? [];
  gathered.delete(client);
  return sent;
};

/**
 * Leaves the answer of a statement to the end of the transaction: COMMIT goes with it, one round trip less. Its failure fails the
 * transaction. For statements whose answer nobody needs; where COMMIT is sent by other means, the answer is awaited here.
 */
export const leavesWithCommit = async (tx: object, sent: Promise<unknown>): Promise<void> => {
  const last = gathered.get(tx);
  if (!last) return void await sent;
  sent.catch(() => undefined);
  last.push(sent);
};

/** Of a failure after such a statement: the statement's own, when it is the cause. */
export const causeOf = (client: object, error: unknown): Promise<never> =>
  pipelined([...takeLast(client), Promise.reject(error)]) as Promise<never>;
