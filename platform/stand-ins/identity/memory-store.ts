type Payload = Record<string, unknown> & { uid?: string; grantId?: string; consumed?: number };
type Entry = { payload: Payload; expiresAtMs: number };

/** What the provider library asks of a store, for one model (sessions, codes, tokens …). */
export interface ModelStore {
  upsert(id: string, payload: Payload, expiresInS?: number): Promise<void>;
  find(id: string): Promise<Payload | undefined>;
  findByUid(uid: string): Promise<Payload | undefined>;
  findByUserCode(): Promise<undefined>;
  consume(id: string): Promise<void>;
  destroy(id: string): Promise<void>;
  revokeByGrantId(grantId: string): Promise<void>;
}

/**
 * A bounded store in memory: a stand-in forgets everything when it stops.
 * The oldest entry goes first at `entriesMax`; short-lived codes therefore never wait behind 30-minute sessions.
 */
export const memoryStore = (entriesMax: number): ((model: string) => ModelStore) =>
  () => modelStore(entriesMax);

const modelStore = (entriesMax: number): ModelStore => {
  const entries = new Map<string, Entry>();
  const idByUid = new Map<string, string>();
  const idsByGrant = new Map<string, Set<string>>();

  const drop = (id: string): void => {
    const entry = entries.get(id);
    if (entry === undefined) return;
    entries.delete(id);
    if (entry.payload.uid !== undefined) idByUid.delete(entry.payload.uid);
    if (entry.payload.grantId !== undefined) idsByGrant.get(entry.payload.grantId)?.delete(id);
    if (idsByGrant.get(entry.payload.grantId ?? '')?.size === 0) idsByGrant.delete(entry.payload.grantId ?? '');
  };
  const live = (id: string): Payload | undefined => {
    const entry = entries.get(id);
    if (entry !== undefined && entry.expiresAtMs <= Date.now()) drop(id);
    return entries.get(id)?.payload;
  };
  const index = (id: string, payload: Payload): void => {
    if (payload.uid !== undefined) idByUid.set(payload.uid, id);
    if (payload.grantId === undefined) return;
    const ids = idsByGrant.get(payload.grantId) ?? new Set<string>();
    idsByGrant.set(payload.grantId, ids.add(id));
  };

  return {
    async upsert(id, payload, expiresInS) {
      drop(id);
      while (entries.size >= entriesMax) drop(entries.keys().next().value as string);
      entries.set(id, { payload, expiresAtMs: expiresInS === undefined ? Infinity : Date.now() + expiresInS * 1000 });
      index(id, payload);
    },
    async find(id) { return live(id); },
    async findByUid(uid) { return live(idByUid.get(uid) ?? ''); },
    async findByUserCode() { return undefined; },
    async consume(id) {
      const payload = live(id);
      if (payload !== undefined) payload.consumed = Math.floor(Date.now() / 1000);
    },
    async destroy(id) { drop(id); },
    async revokeByGrantId(grantId) { for (const id of [...idsByGrant.get(grantId) ?? []]) drop(id); },
  };
};
