import { openFileName } from '#base/files/file-key.ts';
import { openFile, type FileWork } from '#base/files/file-work.ts';
import { FILE_COLUMNS, toFileRow, type FileRecord } from '#base/files/file-row.ts';
import type { Tx } from '#base/store/context.ts';
import type { BesoinPiece } from '../../domain/codes/piece-needs.ts';
import { PIECE_NEEDS } from '../../domain/codes/piece-needs.ts';
import { PIECE_TYPES, type PieceType } from '../../domain/codes/piece-types.ts';

/** A document sent for a request that asked for it, before the person says that all are there. */
export type PendingFile = { id: string; need: BesoinPiece; type: PieceType; name: string; octets: number; mime: string; rejected: boolean };

const PREFIX = 'completer';
const PENDING = { name: 'pending-files',
  text: `select ${FILE_COLUMNS} from file_object where partition = $1 and holder = $2 and starts_with(slot, $3)
    and dossier_id is null and discarded_at is null order by object_id` };

/** Where a document sent for a request waits: its number, the proof that it gives, its type. */
export const pendingSlot = (numero: string, need: BesoinPiece, type: PieceType): string => `${PREFIX}/${numero}/${need}/${type}`;

/** What a person has sent for one of their requests and not yet confirmed, oldest first; one statement a partition. */
export const pendingFiles = async (tx: Tx, work: FileWork, holder: string, numero: string): Promise<PendingFile[]> => {
  const found: PendingFile[] = [];
  for (let partition = 0; partition < work.partitions; partition += 1) {
    const { rows } = await tx.query<FileRecord>({ ...PENDING, values: [partition, holder, `${PREFIX}/${numero}/`] });
    for (const row of rows.map(toFileRow)) {
      const [, , need, type] = row.slot.split('/') as [string, string, BesoinPiece, PieceType];
      if (!Object.hasOwn(PIECE_NEEDS, need) || !Object.hasOwn(PIECE_TYPES, type)) continue;
      const opened = await openFile(tx, work, row.ref);
      found.push({ id: row.ref.id, need, type, octets: row.bytes, mime: row.type, rejected: row.state === 'rejected',
        name: opened ? openFileName(opened.key, row.sealedName) : '' });
    }
  }
  return found.sort((a, b) => (a.id < b.id ? -1 : 1));
};
