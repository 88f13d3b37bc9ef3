/** A message as its receiver sees it. */
export type Incoming = {
  id: string;
  key: string;
  /** Rank in its key, from 1 without holes; a message without one counts as it comes. */
  seq?: number;
  body: unknown;
};

/** What the inbox already knows of an id. */
export type Known = { fingerprint: string; state: 'applied' | 'refused' | 'parked'; answer: unknown };

export type KeyState = {
  nextSeq: number;
  /** Ids of the messages that came early, by rank. */
  parked: ReadonlyMap<number, string>;
};

/**
 * `apply`: its turn. `park`: taken in, it waits for a missing one. `repeat`: known, same answer. `conflict`: known id,
 * other content. `stale`: another message has this rank. `full`: too many wait already, send it again later.
 */
export type Step = 'apply' | 'park' | 'repeat' | 'conflict' | 'stale' | 'full';

export type Plan = {
  /** One step an incoming message, in its place. */
  steps: readonly Step[];
  /** Ids to apply, in order: incoming ones and parked ones whose turn has come. */
  order: readonly string[];
  /** New next rank of each key that moved. */
  nextSeq: ReadonlyMap<string, number>;
};

type Ranked = { index: number; id: string; seq: number };

/**
 * Decides what to do with a batch, given what is known. Pure: repeated, late and reordered messages end up applied
 * once, in the order of their ranks, whatever the order of arrival.
 */
export const planReceipt = (
  items: readonly (Incoming & { fingerprint: string })[], known: ReadonlyMap<string, Known>,
  keys: ReadonlyMap<string, KeyState>, parkedMax: number,
): Plan => {
  const steps: Step[] = [];
  const order: string[] = [];
  const ranked = new Map<string, Ranked[]>();
  const seen = new Map<string, string>();
  items.forEach((item, index) => {
    const before = known.get(item.id)?.fingerprint ?? seen.get(item.id);
    seen.set(item.id, item.fingerprint);
    if (before !== undefined) steps[index] = before === item.fingerprint ? 'repeat' : 'conflict';
    else if (item.seq === undefined) {
      steps[index] = 'apply';
      order.push(item.id);
    } else mapList(ranked, item.key).push({ index, id: item.id, seq: item.seq });
  });
  const nextSeq = new Map<string, number>();
  for (const [key, list] of ranked) planKey(keys.get(key)!, list, parkedMax, { key, steps, order, nextSeq });
  return { steps, order, nextSeq };
};

type Draft = { key: string; steps: Step[]; order: string[]; nextSeq: Map<string, number> };

const planKey = (state: KeyState, list: readonly Ranked[], parkedMax: number, draft: Draft): void => {
  const fresh = new Map<number, Ranked>();
  for (const item of list) {
    const taken = item.seq < state.nextSeq || state.parked.has(item.seq) || fresh.has(item.seq);
    if (taken) draft.steps[item.index] = 'stale';
    else fresh.set(item.seq, item);
  }
  let next = state.nextSeq;
  let unparked = 0;
  for (;; next++) {
    const item = fresh.get(next);
    const waiting = state.parked.get(next);
    if (!item && waiting === undefined) break;
    if (item) draft.steps[item.index] = 'apply';
    else unparked++;
    draft.order.push(item?.id ?? waiting!);
    fresh.delete(next);
  }
  if (next > state.nextSeq) draft.nextSeq.set(draft.key, next);
  let room = parkedMax - state.parked.size + unparked;
  for (const item of [...fresh.values()].sort((a, b) => a.seq - b.seq)) {
    draft.steps[item.index] = room-- > 0 ? 'park' : 'full';
  }
};

const mapList = <T>(map: Map<string, T[]>, key: string): T[] => {
  const list = map.get(key) ?? [];
  map.set(key, list);
  return list;
};
