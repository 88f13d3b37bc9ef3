import type { Tx } from '#base/store/context.ts';
import { wrapFileKey } from './file-key.ts';
import type { FileRef } from './file-row.ts';
import { openFile, type FileWork } from './file-work.ts';
import { insertFileKey } from './queries.ts';

/**
 * Gives another holder its own keys to files, e.g. the commune when the dossier reaches it: when the
 * first holder's are destroyed, the other's still open. A file that is gone is passed over; a second
 * time changes nothing.
 */
export const shareFiles = async (
  tx: Tx, work: FileWork, refs: readonly FileRef[], holder: string,
): Promise<void> => {
  for (const ref of refs) {
    const opened = await openFile(tx, work, ref);
    if (opened) await insertFileKey(tx, ref, wrapFileKey(work.ring, opened.file.objectName, holder, opened.key));
  }
};

const DROP = {
  name: 'file-key-drop',
  text: 'delete from file_key where partition = $1 and object_id = any($2::uuid[]) and holder = $3',
};

/** Destroys one holder's keys to files (its copy's erasure); the others' still open. Background work. */
export const dropFileKeys = async (tx: Tx, refs: readonly FileRef[], holder: string): Promise<void> => {
  for (const [partition, group] of Map.groupBy(refs, (ref) => ref.partition)) {
    await tx.query({ ...DROP, values: [partition, group.map(({ id }) => id), holder] });
  }
};
