import type { JobRun } from '#base/jobs/task.ts';
import type { Tx } from '#base/store/context.ts';
import type { Clock } from '#base/values/instant.ts';
import type { Keyring } from '#base/values/keyring.ts';
import type { ClamdClient } from './clamd-client.ts';
import { openFileKey } from './file-key.ts';
import type { FileRef, FileRow } from './file-row.ts';
import type { ObjectStore } from './object-store.ts';
import { fileKeys, findFile } from './queries.ts';
import { SERVICE_KEY_HOLDER } from './receive.ts';
import type { RendererPort } from './renderer-port.ts';

/** What background work on files needs; a service makes one. */
export type FileWork = {
  store: ObjectStore;
  ring: Keyring;
  renderer: RendererPort;
  /** Absent only where no scanner is required (demo): files are then marked as never scanned. */
  scanner?: ClamdClient;
  clock: Clock;
  random: (bytes: number) => Buffer;
  partitions: number;
  keyHolder?: string;
  /** Written across each page, in the words of the service. */
  watermark?: string;
  /** Told in the same transaction that a file has become available or was rejected. */
  settled?: (tx: Tx, file: FileRow) => Promise<void>;
};

/** The part of a job's run that file work uses. */
export type FileRun = Pick<JobRun, 'inContext'>;

export type OpenedFile = { file: FileRow; key: Buffer };

/** The row and the plain key of a file; `undefined` when it is gone, discarded, or its key destroyed. */
export const openFile = async (tx: Tx, work: FileWork, ref: FileRef): Promise<OpenedFile | undefined> => {
  const file = await findFile(tx, ref);
  if (!file || file.state === 'discarded') return undefined;
  const holder = work.keyHolder ?? SERVICE_KEY_HOLDER;
  const wrapped = (await fileKeys(tx, ref)).find((key) => key.holder === holder);
  return wrapped && { file, key: openFileKey(work.ring, file.objectName, wrapped) };
};

/** Tells the service when what was just written settled the file. */
export const tellIfSettled = async (tx: Tx, work: FileWork, before: FileRow, after: FileRow): Promise<void> => {
  const isSettled = after.state === 'available' || after.state === 'rejected';
  if (isSettled && after.state !== before.state) await work.settled?.(tx, after);
};
