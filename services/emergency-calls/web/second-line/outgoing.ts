import { ApiError } from '../kit/api-client.ts';

/** An order to send, as it is kept by the browser until the server has it. Its ids are its own: sent twice, it changes nothing. */
export type Order = { id: string; kind: string; args: readonly unknown[] };

type Senders = Readonly<Record<string, (...args: never[]) => Promise<unknown>>>;

export type Outgoing = {
  give(order: Order): void;
  /** Sends what waits, oldest first; stops at the first silence. */
  flush(): Promise<void>;
  count(): number;
  subscribe(listener: () => void): () => void;
};

/** A refusal is an answer, and is told; silence and a server in trouble are not: the order stays. */
const isAnswer = (error: unknown): error is ApiError => error instanceof ApiError && error.status >= 400 && error.status < 500
  && ![401, 408, 425, 429].includes(error.status);

/** Orders of one person at one console, kept through a cut and a reload. */
export const createOutgoing = (
  store: Pick<Storage, 'getItem' | 'setItem'>, key: string, senders: Senders, onRefused: (error: ApiError) => void,
): Outgoing => {
  let orders = JSON.parse(store.getItem(key) ?? '[]') as Order[];
  let sending: Promise<void> | undefined;
  const listeners = new Set<() => void>();
  const keep = (now: Order[]): void => {
    orders = now;
    store.setItem(key, JSON.stringify(orders));
    for (const tell of listeners) tell();
  };
  const sendAll = async (): Promise<void> => {
    for (let order = orders[0]; order; order = orders[0]) {
      try {
        await senders[order.kind]!(...order.args as never[]);
      } catch (error) {
        if (!isAnswer(error)) return;
        onRefused(error);
      }
      const { id } = order;
      keep(orders.filter((one) => one.id !== id));
    }
  };
  const flush = (): Promise<void> => (sending ??= sendAll().finally(() => { sending = undefined; }));
  return {
    give: (order) => { keep([...orders, order]); void flush(); },
    flush, count: () => orders.length,
    subscribe: (listener) => { listeners.add(listener); return () => listeners.delete(listener); },
  };
};
