import { discardFiles, insertFile } from '#base/files/queries.ts';
import type { ReceivedFile } from '#base/files/receive.ts';
import { pieceRef } from '../../store/work-files.ts';
import type { DraftPiece } from './draft-content.ts';
import type { CitizenKit } from './kit.ts';
import { asPerson, type SignedIn } from './visit.ts';

/** Writes the row of a received file, held by the person, and asks for its scan; gives what the draft remembers of it. */
export const keepFile = async (
  kit: CitizenKit, visit: SignedIn, file: ReceivedFile,
): Promise<Pick<DraftPiece, 'id' | 'name' | 'octets' | 'mime'>> => {
  const { partition } = pieceRef(kit.register.partitions, file.objectId);
  await asPerson(kit, visit, (tx) => insertFile(tx, { partition, holder: visit.session.actor.id }, file));
  return { id: file.objectId, name: file.name, octets: file.size, mime: file.type };
};

/** Takes documents out of a draft: nobody sees them any more, and their keys and bytes are destroyed. */
export const dropFiles = async (kit: CitizenKit, visit: SignedIn, ids: readonly string[]): Promise<void> => {
  if (ids.length === 0) return;
  const refs = ids.map((id) => pieceRef(kit.register.partitions, id));
  await asPerson(kit, visit, (tx) => discardFiles(tx, refs, kit.register.clock()));
};
