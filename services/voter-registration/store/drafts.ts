import { hmac, open, seal } from '#base/values/crypto-box.ts';
import { newId } from '#base/values/ids.ts';
import type { Instant } from '#base/values/instant.ts';
import { deriveKey, type Keyring } from '#base/values/keyring.ts';
import { partitionOf } from '#base/values/partition.ts';
import type { Tx } from '#base/store/context.ts';
import { pipelined } from '#base/store/pipelined.ts';
import { LIMITS } from '../limits.ts';

/** What a person has typed so far; its id is the idempotency key of the deposit. */
export type Draft<C> = {
  id: string; version: number; content: C; savedAt: Instant; expiresAt: Instant;
  /** Number of the request that it became. */
  submitted: string | null;
};

export type Drafts<C> = {
  find(tx: Tx, holder: string): Promise<Draft<C> | undefined>;
  /** Opens the one draft of a person, or gives the one that is there. */
  open(tx: Tx, holder: string, content: C, now: Instant): Promise<Draft<C>>;
  /** Saves over version `version`; `undefined` when another tab or phone was faster. */
  save(tx: Tx, holder: string, draft: Pick<Draft<C>, 'id' | 'version' | 'content'>, now: Instant): Promise<Draft<C> | undefined>;
  /** Marks it as filed: its content goes, the number stays for who comes back. */
  submit(tx: Tx, holder: string, id: string, numero: string): Promise<void>;
  discard(tx: Tx, holder: string): Promise<void>;
};

const FIND = { name: 'draft-find',
  text: 'select draft_id, version, content, saved_at, expires_at, submitted from draft where partition = $1 and holder = $2' };
const OPEN = { name: 'draft-open',
  text: `insert into draft (partition, holder, draft_id, version, content, created_at, saved_at, expires_at)
    values ($1, $2, $3, 1, $4, to_timestamp($5::int8 / 1000.0), to_timestamp($5::int8 / 1000.0), to_timestamp($6::int8 / 1000.0))
    on conflict (partition, holder) do update set draft_id = excluded.draft_id, version = 1, content = excluded.content,
      created_at = excluded.created_at, saved_at = excluded.saved_at, expires_at = excluded.expires_at, submitted = null
      where draft.submitted is not null or draft.expires_at < excluded.saved_at` };
const SAVE = { name: 'draft-save',
  text: `update draft set content = $5, version = version + 1, saved_at = to_timestamp($6::int8 / 1000.0),
      expires_at = to_timestamp($7::int8 / 1000.0)
    where partition = $1 and holder = $2 and draft_id = $3 and version = $4 and submitted is null` };
const SUBMIT = { name: 'draft-submit',
  text: `update draft set submitted = $4, content = '' where partition = $1 and holder = $2 and draft_id = $3` };
const DISCARD = { name: 'draft-discard', text: 'delete from draft where partition = $1 and holder = $2' };

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
type Row = { draft_id: string; version: number; content: Buffer; saved_at: Date; expires_at: Date; submitted: string | null };

/** The drafts of a service: encrypted under a key of its own, one a person. */
export const createDrafts = <C>(ring: Keyring, partitions: number): Drafts<C> => {
  const key = deriveKey(ring, 'draft');
  const aad = (holder: string): string => hmac(key, holder).toString('base64');
  const place = (holder: string): [number, string] => [partitionOf(partitions, holder), holder];
  const closed = (holder: string, content: C): Buffer => seal(key, Buffer.from(JSON.stringify(content)), aad(holder));
  /** Rounded up to the hour: the index on it then stays as it is from one automatic save to the next (heap-only updates). */
  const expiry = (now: Instant): Instant => Math.ceil((now + LIMITS.draft_days * DAY_MS) / HOUR_MS) * HOUR_MS;

  const find: Drafts<C>['find'] = async (tx, holder) => {
    const { rows: [row] } = await tx.query<Row>({ ...FIND, values: place(holder) });
    return row && { id: row.draft_id, version: row.version, submitted: row.submitted, savedAt: row.saved_at.getTime(),
      expiresAt: row.expires_at.getTime(),
      content: row.content.length === 0 ? ({} as C) : JSON.parse(open(key, row.content, aad(holder)).toString()) as C };
  };
  return {
    find,
    open: async (tx, holder, content, now) => {
      const [, draft] = await pipelined([
        tx.query({ ...OPEN, values: [...place(holder), newId(), closed(holder, content), now, expiry(now)] }), find(tx, holder)]);
      return draft!;
    },
    save: async (tx, holder, draft, now) => {
      const { rowCount } = await tx.query({ ...SAVE,
        values: [...place(holder), draft.id, draft.version, closed(holder, draft.content), now, expiry(now)] });
      if (rowCount !== 1) return undefined;
      return { ...draft, version: draft.version + 1, savedAt: now, expiresAt: expiry(now), submitted: null };
    },
    submit: async (tx, holder, id, numero) => { await tx.query({ ...SUBMIT, values: [...place(holder), id, numero] }); },
    discard: async (tx, holder) => { await tx.query({ ...DISCARD, values: place(holder) }); },
  };
};
