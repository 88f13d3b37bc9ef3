import type { Instant } from '#base/values/instant.ts';
import type { FileType } from './file-type.ts';

/** Names a file: the partition where its row lives is part of its identity. */
export type FileRef = { partition: number; id: string };

export type ScanState = 'waiting' | 'clean' | 'infected' | 'error' | 'unscanned';
export type RenditionState = 'waiting' | 'ready' | 'refused';
/** What screens ask: only an `available` file is ever shown. */
export type FileState = 'quarantined' | 'available' | 'rejected' | 'discarded';

/** A row of `file_object`, as much of it as rules and screens need. */
export type FileRow = {
  ref: FileRef;
  objectName: string;
  holder: string;
  territory?: string;
  dossier?: { partition: number; id: string };
  slot: string;
  sealedName: Buffer;
  type: FileType;
  bytes: number;
  receivedAt: Instant;
  scan: ScanState;
  scanFinding?: string;
  rendition: RenditionState;
  renditionReason?: string;
  pages: number;
  state: FileState;
};

export type FileRecord = {
  partition: number; object_id: string; object_name: string; holder: string; territory: string | null;
  dossier_partition: number | null; dossier_id: string | null; slot: string; sealed_name: Buffer;
  actual_type: FileType; bytes: string; received_at: Date; scan_state: ScanState; scan_finding: string | null;
  rendition_state: RenditionState; rendition_reason: string | null; pages: number | null; state: FileState;
};

/** Columns of `FileRecord`, for the statements that read whole rows. */
export const FILE_COLUMNS = `partition, object_id, object_name, holder, territory, dossier_partition, dossier_id, slot,
  sealed_name, actual_type, bytes, received_at, scan_state, scan_finding, rendition_state, rendition_reason, pages,
  state`;

/** A row as the database gives it, read. */
export const toFileRow = (r: FileRecord): FileRow => ({
  ref: { partition: r.partition, id: r.object_id },
  objectName: r.object_name, holder: r.holder, slot: r.slot, sealedName: r.sealed_name, type: r.actual_type,
  bytes: Number(r.bytes), receivedAt: r.received_at.getTime(), scan: r.scan_state, rendition: r.rendition_state,
  pages: r.pages ?? 0, state: r.state,
  ...(r.territory === null ? {} : { territory: r.territory }),
  ...(r.dossier_id === null ? {} : { dossier: { partition: r.dossier_partition!, id: r.dossier_id } }),
  ...(r.scan_finding === null ? {} : { scanFinding: r.scan_finding }),
  ...(r.rendition_reason === null ? {} : { renditionReason: r.rendition_reason }),
});
