import type { FileRef } from '#base/files/file-row.ts';
import type { Tx } from '#base/store/context.ts';
import { partitionOf } from '#base/values/partition.ts';

/** Where the row of a document lies: its id alone tells. */
export const pieceRef = (partitions: number, id: string): FileRef => ({ partition: partitionOf(partitions, id), id });

const DIGESTS = { name: 'work-piece-digests',
  text: `select object_id, encode(digest, 'hex') as digest from file_object where partition = $1 and object_id = any($2::uuid[])` };

/** Salted digests of documents, in hexadecimal, by their ids; those that are gone are left out. */
export const pieceDigests = async (tx: Tx, partitions: number, ids: readonly string[]): Promise<Map<string, string>> => {
  const digests = new Map<string, string>();
  for (const [partition, refs] of Map.groupBy(ids.map((id) => pieceRef(partitions, id)), (ref) => ref.partition)) {
    const { rows } = await tx.query<{ object_id: string; digest: string }>({ ...DIGESTS, values: [partition, refs.map(({ id }) => id)] });
    for (const row of rows) digests.set(row.object_id, row.digest);
  }
  return digests;
};
