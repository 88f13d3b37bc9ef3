import { readBatch, writeBatch } from '#base/messages/message-lines.ts';
import type { Clock } from '#base/values/instant.ts';
import { callFault, type FaultPlan } from '../domain/faults.ts';
import { LIMITS } from '../limits.ts';

type Held = () => Promise<unknown>;

export type FaultyFetch = {
  fetch: typeof fetch;
  /** Delivers what is still held back. */
  release(): Promise<void>;
};

/**
 * The network between the register and a portal, on a bad day: a call may be delivered twice, lose its answer, or be
 * answered by the network itself and delivered after the next ones. Demo and test only. What it holds when its process
 * dies is lost to the push; the portal finds it in the feed.
 */
export const faultyFetch = (plan: FaultPlan, clock: Clock, real: typeof fetch = fetch): FaultyFetch => {
  const held: Held[] = [];
  let calls = 0;
  const release = async (): Promise<void> => {
    for (const call of held.splice(0)) await call().catch(() => undefined);
  };
  const send: typeof fetch = async (url, init) => {
    const fault = callFault(plan, 'out', calls++);
    const call = (): Promise<Response> => real(url, init);
    // A late copy must not be cut by the time-out of the call that it was.
    const later: Held = async () => (await real(url, { ...init, signal: AbortSignal.timeout(10_000) })).body?.cancel();
    if (fault === 'reorder' && held.length < LIMITS.held_calls_max) {
      held.push(later);
      return new Response(acknowledgements(init?.body as Buffer, clock), { status: 200 });
    }
    const response = await call();
    if (fault === 'duplicate' && held.length < LIMITS.held_calls_max) held.push(later);
    else if (held.length > 0) await release();
    if (fault === 'lost-answer') {
      await response.body?.cancel();
      throw new TypeError('fetch failed', { cause: { code: 'ECONNRESET' } });
    }
    return response;
  };
  return { fetch: send, release };
};

const acknowledgements = (body: Buffer, clock: Clock): string => {
  const batch = readBatch(body, 'lines', LIMITS.batch_messages_max);
  const items = batch.ok ? batch.items.flatMap((item) =>
    (item.ok ? [item.value as { id: string; numero: string }] : [])) : [];
  return writeBatch(items.map(({ id, numero }) =>
    ({ v: 1, type: 'accuse', id, numero, recuLe: new Date(clock()).toISOString(), statut: 'RECU' })), 'lines');
};
