import type { Tx } from '#base/store/context.ts';
import { canonicalJson } from '#base/values/canonical-json.ts';
import type { Instant } from '#base/values/instant.ts';
import {
  insertMessages, knownMessages, lockKeys, moveKeys, parkedMessages, parkMessages, releaseParked,
  type NewRow, type Parked, type Source,
} from './inbox-store.ts';
import type { MessageBox } from './message-box.ts';
import { planReceipt, type Incoming, type KeyState, type Known, type Plan } from './plan-receipt.ts';

/** What the service did with a message. `answer` is kept and given again to a repeat: no personal data in it. */
export type Applied = { accepted: boolean; answer: unknown };

/**
 * What the sender is told. `parked`: taken in, applied when the missing ones have come. `conflict`, `stale`: refused
 * for ever. `full`: not taken in, to be sent again. `repeated` tells an answer given before.
 */
export type Received =
  | { id: string; kind: 'applied' | 'refused'; answer: unknown; repeated: boolean }
  | { id: string; kind: 'parked' | 'conflict' | 'stale' | 'full'; repeated: boolean };

export type Reception = Source & {
  at: Instant;
  box: MessageBox;
  /** Messages of one key that may wait for a missing one. */
  parkedMax?: number;
};

const PARKED_MAX = 32;

/**
 * Takes in a batch of one sender for one partition, in the caller's transaction (system context): each message has
 * its effect once, and within a key in the order of ranks, however often and in whatever order they come. `apply`
 * gets those whose turn it is, in order, and answers each; if it throws, the transaction must roll back and nothing
 * was received.
 */
export const receiveMessages = async (
  tx: Tx, reception: Reception, items: readonly Incoming[],
  apply: (tx: Tx, ready: readonly Incoming[]) => Promise<ReadonlyMap<string, Applied>>,
): Promise<Received[]> => {
  if (items.length === 0) return [];
  const prints = items.map((item) => ({ ...item, fingerprint: print(reception, item) }));
  const stands = await lockKeys(tx, reception, [...new Set(items.map(({ key }) => key))]);
  const known = await knownMessages(tx, reception, items.map(({ id }) => id));
  const parked = await parkedMessages(tx, reception, stands.filter((k) => k.parked > 0).map(({ key }) => key));
  const keys = keyStates(stands, parked);
  const plan = planReceipt(prints, known, keys, reception.parkedMax ?? PARKED_MAX);
  const ready = readyMessages(reception, plan, items, parked);
  const applied = ready.length === 0 ? new Map<string, Applied>() : await apply(tx, ready);
  await record(tx, reception, { plan, prints, parked, applied, keys });
  return items.map((item, i) => answerOf(item, plan.steps[i]!, known, applied, plan, items));
};

const print = ({ box }: Reception, { key, seq, body }: Incoming): string =>
  box.fingerprint(canonicalJson({ key, seq: seq ?? null, body })).toString('base64');

const keyStates = (
  stands: readonly { key: string; nextSeq: number }[], parked: readonly Parked[],
): Map<string, KeyState> => {
  const waiting = Map.groupBy(parked, ({ key }) => key);
  return new Map(stands.map(({ key, nextSeq }) => [key, {
    nextSeq, parked: new Map((waiting.get(key) ?? []).map(({ seq, id }) => [seq, id])),
  }]));
};

const readyMessages = (
  { box }: Reception, { order }: Plan, items: readonly Incoming[], parked: readonly Parked[],
): Incoming[] => {
  const byId = new Map<string, () => Incoming>();
  for (const item of parked) {
    byId.set(item.id, () => ({ id: item.id, key: item.key, seq: item.seq, body: box.open(item.id, item.content) }));
  }
  // The first of equal ids wins; the others are its repeats.
  for (const item of items.toReversed()) byId.set(item.id, () => item);
  return order.map((id) => byId.get(id)!());
};

type Outcome = {
  plan: Plan; prints: readonly (Incoming & { fingerprint: string })[]; parked: readonly Parked[];
  applied: ReadonlyMap<string, Applied>; keys: ReadonlyMap<string, KeyState>;
};

const record = async (
  tx: Tx, reception: Reception, { plan, prints, parked, applied, keys }: Outcome,
): Promise<void> => {
  const taken = prints.filter((_, i) => plan.steps[i] === 'apply' || plan.steps[i] === 'park');
  const early = prints.filter((_, i) => plan.steps[i] === 'park').map(({ id, key, seq, body }): Parked =>
    ({ id, key, seq: seq!, content: reception.box.seal(id, body) }));
  const isEarly = new Set(early.map(({ id }) => id));
  const turns = new Set(plan.order);
  const released = parked.filter(({ id }) => turns.has(id));
  await insertMessages(tx, reception, reception.at, taken.map(({ id, key, seq = null, fingerprint }): NewRow => ({
    id, key, seq, fingerprint, ...(isEarly.has(id) ? { state: 'parked', answer: null } : verdict(id, applied)) })));
  await parkMessages(tx, reception, early);
  await releaseParked(tx, reception, released, new Map(released.map(({ id }) => [id, verdict(id, applied)])));
  await moveKeys(tx, reception, movedKeys(plan, early, released, keys));
};

const verdict = (id: string, applied: ReadonlyMap<string, Applied>): Pick<NewRow, 'state' | 'answer'> => {
  const result = applied.get(id);
  if (!result) throw new Error(`message ${id} was not answered by its receiver`);
  return { state: result.accepted ? 'applied' : 'refused', answer: result.answer };
};

const movedKeys = (
  plan: Plan, early: readonly Parked[], released: readonly Parked[], keys: ReadonlyMap<string, KeyState>,
): { key: string; nextSeq: number; parked: number }[] => {
  const change = new Map<string, number>();
  const add = (key: string, by: number): void => { change.set(key, (change.get(key) ?? 0) + by); };
  for (const { key } of early) add(key, 1);
  for (const { key } of released) add(key, -1);
  return [...new Set([...plan.nextSeq.keys(), ...change.keys()])].map((key) => {
    const state = keys.get(key)!;
    return { key, nextSeq: plan.nextSeq.get(key) ?? state.nextSeq, parked: state.parked.size + (change.get(key) ?? 0) };
  });
};

const answerOf = (
  { id }: Incoming, step: Plan['steps'][number], known: ReadonlyMap<string, Known>,
  applied: ReadonlyMap<string, Applied>, plan: Plan, items: readonly Incoming[],
): Received => {
  if (step === 'conflict' || step === 'stale' || step === 'full') return { id, kind: step, repeated: false };
  const now = applied.get(id);
  if (now) return { id, kind: now.accepted ? 'applied' : 'refused', answer: now.answer, repeated: step === 'repeat' };
  if (step === 'park') return { id, kind: 'parked', repeated: false };
  const before = known.get(id);
  if (before && before.state !== 'parked') return { id, kind: before.state, answer: before.answer, repeated: true };
  if (before) return { id, kind: 'parked', repeated: true };
  // A repeat inside this batch has the fate of the first one.
  const first = plan.steps[items.findIndex((item) => item.id === id)]!;
  return { id, kind: first === 'park' ? 'parked' : first as 'stale' | 'full', repeated: true };
};
