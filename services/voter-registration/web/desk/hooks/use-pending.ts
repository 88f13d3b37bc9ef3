import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiError, giveOrder, type Order, type Refused } from '../api-client.ts';

/** How long a decision waits in the browser before it is sent, during which it can be undone. */
export const GRACE_MS = 5_000;

/** An order that waits: it leaves after the grace, with the page, or never. */
export type Pending = { id: number; order: Order; nom: string; said: string; leavesAt: number };

export type PendingOrders = {
  pending: readonly Pending[];
  failure: { nom: string; numero: string; refused: Refused } | undefined;
  give(order: Order, nom: string, said: string): void;
  /** Takes the last order back; gives it, or nothing when all have left. */
  undo(): Pending | undefined;
  forgetFailure(): void;
};

/** Orders with their grace. `onSent` runs after each answer, good or bad, so that lists are read again. */
export const usePending = (onSent: (order: Order, ok: boolean) => void): PendingOrders => {
  const [pending, setPending] = useState<readonly Pending[]>([]);
  const [failure, setFailure] = useState<PendingOrders['failure']>();
  const waiting = useRef(new Map<number, { item: Pending; timer: number }>());
  const nextId = useRef(1);
  const show = useCallback(() => setPending([...waiting.current.values()].map(({ item }) => item)), []);

  const leave = useCallback((id: number, keepalive = false) => {
    const found = waiting.current.get(id);
    if (!found) return;
    window.clearTimeout(found.timer);
    waiting.current.delete(id);
    const { order, nom } = found.item;
    void giveOrder(order, keepalive).then(() => onSent(order, true), (error: unknown) => {
      if (error instanceof ApiError) setFailure({ nom, numero: order.numero, refused: error.refused });
      onSent(order, false);
    }).finally(show);
  }, [onSent, show]);

  useEffect(() => {
    const flush = (): void => { for (const id of [...waiting.current.keys()]) leave(id, true); };
    window.addEventListener('pagehide', flush);
    return () => window.removeEventListener('pagehide', flush);
  }, [leave]);

  const give = (order: Order, nom: string, said: string): void => {
    const id = nextId.current++;
    const timer = window.setTimeout(() => leave(id), GRACE_MS);
    waiting.current.set(id, { item: { id, order, nom, said, leavesAt: Date.now() + GRACE_MS }, timer });
    setFailure(undefined);
    show();
  };
  const undo = (): Pending | undefined => {
    const last = [...waiting.current.values()].at(-1);
    if (!last) return undefined;
    window.clearTimeout(last.timer);
    waiting.current.delete(last.item.id);
    show();
    return last.item;
  };
  return { pending, failure, give, undo, forgetFailure: () => setFailure(undefined) };
};
