import { atOnce, inContext, systemContext } from '#base/store/context.ts';
import type { Pool } from '#base/store/pools.ts';
import { failpoint } from '#base/telemetry/failpoint.ts';
import type { Logger } from '#base/telemetry/logger.ts';
import { newTraceId } from '#base/telemetry/trace.ts';
import { newId } from '#base/values/ids.ts';
import type { Clock, Instant } from '#base/values/instant.ts';
import { oneTrace, type Channel, type Delivery, type Settled } from './channel.ts';
import { backoffMs, callSize, decideHead, decideLane, type CallResult, type Lane } from './delivery.ts';
import type { MessageBox } from './message-box.ts';
import {
  claimHeads, readDue, readLane, saveLane, settleHeads, type Claimed, type Lease, type Settlement,
} from './outbox-store.ts';

export type RoundContext = {
  /** Pool of the jobs role. */
  pool: Pool;
  box: MessageBox;
  clock: Clock;
  /** In [0, 1): spreads the retries. */
  random: () => number;
  logger: Logger;
  /** How long a claim lasts if its process dies; longer than any adapter's time-out. */
  leaseMs: number;
  signal: AbortSignal;
};

const CONTEXT = systemContext('message-dispatch', 'message-delivery');

/** What a round found: `busy` when there may be more to do at once, else nothing is due. */
export type RoundResult = 'busy' | 'idle';

/**
 * One round of one destination in one partition: claim the heads of due keys, deliver them in one call, settle.
 * Claim and settlement are two short transactions; between them only the lease holds the keys, so a slow receiver
 * holds no lock. A crash in between repeats the call after the lease: the receiver knows the ids.
 */
export const dispatchRound = async (
  round: RoundContext, partition: number, name: string, channel: Channel,
): Promise<RoundResult> => {
  const due = await atOnce(round.pool, CONTEXT, (tx) => readDue(tx, partition, name, round.clock()));
  const inTogether = due.together && await deliverDue(round, partition, name, channel, false);
  const alone = due.alone && await deliverDue(round, partition, name, channel, true);
  return inTogether || alone ? 'busy' : 'idle';
};

/** True when something was sent or given up, so that more may be due. */
const deliverDue = async (
  round: RoundContext, partition: number, name: string, channel: Channel, alone: boolean,
): Promise<boolean> => {
  const now = round.clock();
  const lease: Lease = { partition, channel: name, token: newId(), at: now, until: now + round.leaseMs };
  const { lane, claimed } = await claim(round, lease, channel, alone);
  if (claimed.length === 0) return false;
  failpoint('outbox-after-claim');
  const trace = newTraceId();
  const deliveries = claimed.map((head) => opened(round.box, head, trace));
  const call = await carry(round, lease, channel, deliveries);
  failpoint('outbox-before-settle');
  return settle(round, { lease, channel, lane, claimed, deliveries, call });
};

const opened = (box: MessageBox, { id, key, seq, recipient, createdAt, content, trace }: Claimed, callTrace: string): Delivery =>
  ({ id, key, seq, recipient, createdAt, content: content === null ? undefined : box.open(id, content), trace: trace ?? callTrace });

const claim = (
  { pool }: RoundContext, lease: Lease, channel: Channel, alone: boolean,
): Promise<{ lane: Lane; claimed: Claimed[] }> => inContext(pool, CONTEXT, async (tx) => {
  const lane = await readLane(tx, lease.partition, lease.channel);
  if (lane.openAt > lease.at) return { lane, claimed: [] };
  const limit = alone ? 1 : callSize(lane, channel.adapter.batchMax);
  return { lane, claimed: await claimHeads(tx, lease, limit, alone) };
});

/**
 * Prepares and delivers. What throws here is a bug of the channel: it must not look like an outage, nor stop the
 * others, so it counts as a failed call, which shrinks until the message that causes it is alone.
 */
const carry = async (
  round: RoundContext, lease: Lease, channel: Channel, deliveries: readonly Delivery[],
): Promise<CallResult> => {
  try {
    const missing = await prepare(round, lease, channel, deliveries);
    const gone = [...missing].map((id) => [id, { kind: 'delivered', ack: { erased: true } }] as const);
    const toSend = deliveries.filter(({ id }) => !missing.has(id));
    if (toSend.length === 0) return { kind: 'answered', outcomes: new Map(gone) };
    const call = await channel.adapter.deliver(toSend, round.signal);
    return call.kind === 'failed' ? call : { kind: 'answered', outcomes: new Map([...call.outcomes, ...gone]) };
  } catch (error) {
    round.logger.error({ err: error, channel: lease.channel, partition: lease.partition, trace_id: oneTrace(deliveries) },
      'message channel failed');
    return { kind: 'failed', reason: 'channel error', reached: true };
  }
};

/** Has the channel make the contents that the outbox does not hold; gives the ids of those that are no more. */
const prepare = async (
  { pool }: RoundContext, lease: Lease, channel: Channel, deliveries: readonly Delivery[],
): Promise<Set<string>> => {
  const empty = deliveries.filter(({ content }) => content === undefined);
  if (!channel.prepare || empty.length === 0) return new Set();
  const made = await inContext(pool, CONTEXT, (tx) => channel.prepare!(tx, empty, lease.partition));
  for (const delivery of empty) delivery.content = made.get(delivery.id);
  return new Set(empty.filter(({ id }) => !made.has(id)).map(({ id }) => id));
};

type Delivered = {
  lease: Lease; channel: Channel; lane: Lane; claimed: readonly Claimed[]; deliveries: readonly Delivery[];
  call: CallResult;
};

/** Writes the outcome; when the channel's hook throws, message by message, so that one cannot hold up the others. */
const settle = async (round: RoundContext, delivered: Delivered): Promise<boolean> => {
  const { lease, channel, lane, claimed, call } = delivered;
  const now = round.clock();
  const after = decideLane(lane, call, claimed.length, channel.policy, now, round.random());
  const items = claimed.map((head): Settlement => ({ claimed: head, decision:
    decideHead(head, call, head.id, claimed.length, after, channel.policy, now, round.random()) }));
  await atOnce(round.pool, CONTEXT, (tx) => saveLane(tx, lease.partition, lease.channel, after));
  try {
    return await settleTogether(round, delivered, items, now);
  } catch (error) {
    round.logger.error({ err: error, channel: lease.channel, partition: lease.partition, trace_id: oneTrace(delivered.deliveries) },
      'settling messages failed');
    return settleOneByOne(round, delivered, items, now);
  }
};

const settleTogether = (
  { pool }: RoundContext, { lease, channel, deliveries }: Delivered, items: readonly Settlement[], now: Instant,
): Promise<boolean> => inContext(pool, CONTEXT, async (tx) => {
  const done = await settleHeads(tx, lease, items, now);
  const messages = new Map(deliveries.map((message) => [message.id, message]));
  const settled = items.filter(({ claimed }) => done.has(claimed.id))
    .map(({ claimed, decision }) => asSettled(messages.get(claimed.id)!, decision));
  if (settled.length > 0) await channel.settled?.(tx, settled, lease.partition);
  return settled.length > 0;
});

const settleOneByOne = async (
  round: RoundContext, delivered: Delivered, items: readonly Settlement[], now: Instant,
): Promise<boolean> => {
  let any = false;
  for (const item of items) {
    try {
      any = await settleTogether(round, delivered, [item], now) || any;
    } catch {
      const decision = again(item.claimed, delivered.channel.policy, now, round.random());
      await inContext(round.pool, CONTEXT, (tx) =>
        settleHeads(tx, delivered.lease, [{ claimed: item.claimed, decision }], now));
    }
  }
  return any;
};

/** The service could not take note of the outcome: deliver again later, the receiver knows the id. */
const again = (head: Claimed, policy: Channel['policy'], now: Instant, random: number): Settlement['decision'] => ({
  result: 'retry', attempts: head.attempts + 1, firstFailedAt: head.firstFailedAt ?? now, alone: false,
  nextAt: now + backoffMs(head.attempts + 1, policy, random), error: 'settled hook failed',
});

const asSettled = (message: Delivery, decision: Settlement['decision']): Settled =>
  decision.result === 'sent' ? { message, result: 'sent', ack: decision.ack }
    : { message, result: 'dead', error: (decision as { error: string }).error };
