import type { ReceivedFile } from '#base/files/receive.ts';
import type { DraftPiece } from './draft-content.ts';
import type { CitizenKit } from './kit.ts';
import type { SignedIn } from './visit.ts';

/** Writes the row of a received file, held by the person; gives what the draft remembers of it. */
export const keepFile = async (
  _kit: CitizenKit, _visit: SignedIn, file: ReceivedFile,
): Promise<Pick<DraftPiece, 'id' | 'name' | 'octets' | 'mime'>> =>
  ({ id: file.objectId, name: file.name, octets: file.size, mime: file.type });
