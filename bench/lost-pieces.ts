import { join } from 'node:path';
import pg from 'pg';
import { DiskStore } from '#base/files/disk-store.ts';
import type { KeptPiece } from '#services/voter-registration/api/replay-pieces.ts';
import type { VoterGround } from './voter-ground.ts';

/** Documents that the service said to keep and that have no row, no key, or not their bytes in the store. */
export const countLostPieces = async (ground: VoterGround, pieces: readonly KeptPiece[]): Promise<number> => {
  const client = new pg.Client(ground.connection);
  await client.connect();
  const { rows } = await client.query<{ id: string; name: string }>(`select f.object_id as id, f.object_name as name
    from voter_registration.file_object f join voter_registration.file_key k using (partition, object_id)`);
  await client.end();
  const store = new DiskStore(join(ground.dataDir, 'objects'));
  const nameOf = new Map(rows.map(({ id, name }) => [id, name]));
  let lost = 0;
  for (const { id, octets } of pieces) {
    const name = nameOf.get(id);
    // Encryption only adds to the size.
    if (!name || ((await store.head(name))?.size ?? 0) < octets) lost++;
  }
  return lost;
};
