import type { Tx } from '#base/store/context.ts';
import { toRfc3339, type Instant } from '#base/values/instant.ts';

/** The smallest id that could have been made at an instant: UUIDv7 are in the order of time. */
export const firstIdAt = (at: Instant): string => {
  const hex = Math.max(0, at).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-0000-0000-000000000000`;
};

export type Waiting = { id: string; reference: string; createdAt: Instant };

const HELD = { name: 'terms-held',
  text: `select dossier_id from dossier_key where partition = $1 and holder = $2 and dossier_id < $3::uuid and dossier_id > $4::uuid
    order by dossier_id limit $5` };
const WAITING = { name: 'terms-waiting',
  text: `select dossier_id, reference, created_at from dossier
    where partition = $1 and state in ('DEPOSEE', 'CONTROLE_AUTO') and dossier_id < $2::uuid order by dossier_id limit $3` };
const IN_STATE = { name: 'terms-in-state',
  text: `select dossier_id from dossier where partition = $1 and state = any($2::text[]) and state_since < $3
    and dossier_id > $4::uuid order by dossier_id limit $5` };
const DROP_FILE_KEYS = { name: 'terms-drop-file-keys',
  text: `delete from file_key k using file_object f where k.partition = $1 and k.holder = $2 and k.object_id < $3::uuid
    and f.partition = k.partition and f.object_id = k.object_id and f.dossier_id is not null` };
const DRAFTS = { name: 'terms-drafts', text: 'delete from draft where partition = $1 and expires_at < $2' };
const DRAFT_FILES = { name: 'terms-draft-files',
  text: `select object_id from file_object where partition = $1 and dossier_id is null and discarded_at is null
    and object_id < $2::uuid limit $3` };
const CLAIMS = { name: 'terms-claims',
  text: `delete from intake where partition = $1 and claim in
    (select claim from intake where partition = $1 and claimed_at < $2 limit $3)` };
const TICKETS = { name: 'terms-tickets', text: 'delete from ticket_use where partition = $1 and used_at < $2' };

/** Dossiers older than `before` to which a holder still has a key, after `after`, oldest first. */
export const heldBy = async (tx: Tx, partition: number, holder: string, before: Instant, after: string, limit: number): Promise<string[]> =>
  (await tx.query<{ dossier_id: string }>({ ...HELD, values: [partition, holder, firstIdAt(before), after, limit] }))
    .rows.map((row) => row.dossier_id);

/** Requests older than `before` that the register has not taken in, oldest first. */
export const waitingForRegister = async (tx: Tx, partition: number, before: Instant, limit: number): Promise<Waiting[]> =>
  (await tx.query<{ dossier_id: string; reference: string; created_at: Date }>(
    { ...WAITING, values: [partition, firstIdAt(before), limit] }))
    .rows.map((row) => ({ id: row.dossier_id, reference: row.reference, createdAt: row.created_at.getTime() }));

/** Dossiers that have stood in one of these states since before an instant. */
export const standingSince = async (
  tx: Tx, partition: number, states: readonly string[], before: Instant, after: string, limit: number,
): Promise<string[]> => (await tx.query<{ dossier_id: string }>(
  { ...IN_STATE, values: [partition, states, toRfc3339(before), after, limit] })).rows.map((row) => row.dossier_id);

/** Destroys a holder's keys to documents of dossiers, older than `before`. */
export const dropFileKeysBefore = async (tx: Tx, partition: number, holder: string, before: Instant): Promise<number> =>
  (await tx.query({ ...DROP_FILE_KEYS, values: [partition, holder, firstIdAt(before)] })).rowCount ?? 0;

/** Deletes drafts whose term has ended. */
export const deleteDrafts = async (tx: Tx, partition: number, now: Instant): Promise<number> =>
  (await tx.query({ ...DRAFTS, values: [partition, toRfc3339(now)] })).rowCount ?? 0;

/** Ids of documents that no dossier took, older than `before`. */
export const draftFiles = async (tx: Tx, partition: number, before: Instant, limit: number): Promise<string[]> =>
  (await tx.query<{ object_id: string }>({ ...DRAFT_FILES, values: [partition, firstIdAt(before), limit] }))
    .rows.map((row) => row.object_id);

/** Deletes idempotency claims made before an instant, at most `limit`; gives how many went. */
export const deleteClaims = async (tx: Tx, partition: number, before: Instant, limit: number): Promise<number> => {
  await tx.query({ ...TICKETS, values: [partition, toRfc3339(before)] });
  return (await tx.query({ ...CLAIMS, values: [partition, toRfc3339(before), limit] })).rowCount ?? 0;
};
