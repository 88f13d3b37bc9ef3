import type { Tx } from '#base/store/context.ts';
import { enqueueJob } from '#base/jobs/enqueue.ts';
import { toRfc3339, type Instant } from '#base/values/instant.ts';
import type { WrappedKey } from './file-key.ts';
import { FILE_COLUMNS, toFileRow, type FileRecord, type FileRef, type FileRow } from './file-row.ts';
import type { ReceivedFile } from './receive.ts';

/** Where a received file belongs; a citizen's draft has no dossier and no territory yet. */
export type FilePlace = {
  partition: number;
  /** Pseudonym of who sent it. */
  holder: string;
  territory?: string;
  dossier?: { partition: number; id: string };
};

const INSERT = {
  name: 'file-insert',
  text: `insert into file_object (partition, object_id, object_name, holder, territory, dossier_partition, dossier_id,
      slot, sealed_name, declared_type, actual_type, bytes, width, height, salt, digest, fingerprint, received_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
};
const INSERT_KEY = {
  name: 'file-key-insert',
  text: `insert into file_key (partition, object_id, holder, kid, wrapped) values ($1, $2, $3, $4, $5)
    on conflict (partition, object_id, holder) do nothing`,
};

/**
 * Writes the row and the key of a received file and asks for its scan, all in the caller's
 * transaction: after its commit the file is known, and waits in quarantine.
 */
export const insertFile = async (tx: Tx, place: FilePlace, file: ReceivedFile): Promise<FileRef> => {
  const { partition, holder, territory, dossier } = place;
  await tx.query({ ...INSERT, values: [
    partition, file.objectId, file.objectName, holder, territory ?? null, dossier?.partition ?? null,
    dossier?.id ?? null, file.slot, file.sealedName, file.declaredType.slice(0, 200), file.type, file.size, file.width ?? null,
    file.height ?? null, file.salt, file.digest, file.fingerprint, toRfc3339(file.receivedAt),
  ] });
  const ref = { partition, id: file.objectId };
  await insertFileKey(tx, ref, file.wrappedKey);
  await enqueueJob(tx, 'scan-file', { payload: ref, key: `scan-file/${file.objectId}` });
  return ref;
};

/** Gives a holder its key to a file; a second time changes nothing. */
export const insertFileKey = async (tx: Tx, { partition, id }: FileRef, key: WrappedKey): Promise<void> => {
  await tx.query({ ...INSERT_KEY, values: [partition, id, key.holder, key.kid, key.wrapped] });
};

const FIND = {
  name: 'file-find', text: `select ${FILE_COLUMNS} from file_object where partition = $1 and object_id = $2`,
};
const LOCK = { name: 'file-lock', text: `${FIND.text} for update` };
const OF_PARTITION = {
  name: 'files-of',
  text: `select ${FILE_COLUMNS} from file_object where partition = $1 and object_id = any($2::uuid[])`,
};

/** A file that the caller's context may see; `undefined` otherwise. */
export const findFile = async (tx: Tx, { partition, id }: FileRef): Promise<FileRow | undefined> => {
  const { rows } = await tx.query<FileRecord>({ ...FIND, values: [partition, id] });
  return rows[0] && toFileRow(rows[0]);
};

/** The same, held until the end of the transaction; for background work. */
export const lockFile = async (tx: Tx, { partition, id }: FileRef): Promise<FileRow | undefined> => {
  const { rows } = await tx.query<FileRecord>({ ...LOCK, values: [partition, id] });
  return rows[0] && toFileRow(rows[0]);
};

/** Those of the files that the caller's context may see, in no order; one statement a partition. */
export const findFiles = async (tx: Tx, refs: readonly FileRef[]): Promise<FileRow[]> => {
  const found: FileRow[] = [];
  for (const [partition, group] of Map.groupBy(refs, (ref) => ref.partition)) {
    const { rows } = await tx.query<FileRecord>({ ...OF_PARTITION, values: [partition, group.map(({ id }) => id)] });
    found.push(...rows.map(toFileRow));
  }
  return found;
};

const KEYS = {
  name: 'file-keys',
  text: 'select holder, kid, wrapped from file_key where partition = $1 and object_id = $2 order by holder',
};

/** The wrapped keys of a file, one a holder that still has one. */
export const fileKeys = async (tx: Tx, { partition, id }: FileRef): Promise<WrappedKey[]> =>
  (await tx.query<WrappedKey>({ ...KEYS, values: [partition, id] })).rows;

const ATTACH = {
  name: 'file-attach',
  text: `update file_object set dossier_partition = $3, dossier_id = $4, territory = $5
    where partition = $1 and object_id = any($2::uuid[])`,
};

/** Puts files under their dossier and its territory, so that the territory's agents see them. Background work. */
export const attachFiles = async (
  tx: Tx, refs: readonly FileRef[], dossier: { partition: number; id: string }, territory: string,
): Promise<void> => {
  for (const [partition, group] of Map.groupBy(refs, (ref) => ref.partition)) {
    const ids = group.map(({ id }) => id);
    await tx.query({ ...ATTACH, values: [partition, ids, dossier.partition, dossier.id, territory] });
  }
};

const DISCARD = {
  name: 'file-discard',
  text: `update file_object set discarded_at = $3
    where partition = $1 and object_id = any($2::uuid[]) and discarded_at is null and not legal_hold
      and (dossier_id is null or (select ctx_kind()) = 'system')`,
};

/**
 * Takes files away from everybody's sight at once; their keys and bytes are destroyed by the purge
 * that this asks for. A file under legal hold stays, and one that a dossier holds goes by background work only.
 */
export const discardFiles = async (tx: Tx, refs: readonly FileRef[], at: Instant): Promise<void> => {
  for (const [partition, group] of Map.groupBy(refs, (ref) => ref.partition)) {
    await tx.query({ ...DISCARD, values: [partition, group.map(({ id }) => id), toRfc3339(at)] });
    await enqueueJob(tx, 'purge-files', { payload: { partition }, key: `purge-files/${partition}` });
  }
};

/** A reference as one word, for forms, addresses and events: `3.0198c0de-…`. */
export const fileRefText = ({ partition, id }: FileRef): string => `${partition}.${id}`;

const REF = /^(\d{1,2})\.([0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})$/;

/** Reads one word back; `undefined` when it is not one of ours. */
export const parseFileRef = (text: string): FileRef | undefined => {
  const found = REF.exec(text);
  return found ? { partition: Number(found[1]), id: found[2]! } : undefined;
};
