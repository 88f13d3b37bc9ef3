import { enqueueJob } from '#base/jobs/enqueue.ts';
import type { Tx } from '#base/store/context.ts';
import { toRfc3339 } from '#base/values/instant.ts';
import { openedBytes } from './file-bytes.ts';
import { openFile, tellIfSettled, type FileRun, type FileWork, type OpenedFile } from './file-work.ts';
import { FILE_COLUMNS, toFileRow, type FileRecord, type FileRef, type FileRow, type ScanState } from './file-row.ts';
import { lockFile } from './queries.ts';

type Outcome = { scan: ScanState; engine?: string; finding?: string; signaturesAt?: number };

const DAY_MS = 86_400_000;
/** Infected bytes stay, encrypted, for the incident team, and then go. */
const INFECTED_KEPT_DAYS = 30;

/**
 * Scans a file that waits, or scans it `again` under newer signatures, and writes what was found.
 * Throws `ScannerDown` when the scanner does not answer: the job comes back, and until then the file
 * is neither served nor lost. Run twice, it does nothing the second time.
 */
export const scanFile = async (work: FileWork, run: FileRun, ref: FileRef, again = false): Promise<void> => {
  const opened = await run.inContext((tx) => openFile(tx, work, ref));
  if (!opened || (opened.file.scan !== 'waiting' && !again) || opened.file.scan === 'infected') return;
  const outcome = await outcomeOf(work, opened);
  await run.inContext((tx) => record(tx, work, opened.file, outcome));
};

const outcomeOf = async ({ scanner, store }: FileWork, { file, key }: OpenedFile): Promise<Outcome> => {
  if (!scanner) return { scan: 'unscanned' };
  const version = await scanner.version();
  const found = await scanner.scan(openedBytes(store, file.objectName, key));
  if (found.verdict === 'clean') return { scan: 'clean', ...version };
  if (found.verdict === 'infected') return { scan: 'infected', finding: found.name, ...version };
  return { scan: 'error', finding: found.why, ...version };
};

const RECORD = {
  name: 'file-scanned',
  text: `update file_object set scan_state = $3, scan_engine = $4, scan_finding = $5, signatures_at = $6,
      scanned_at = $7,
      retention_until = case when $3 = 'infected' and not legal_hold
        then least(coalesce(retention_until, $8), $8) else retention_until end
    where partition = $1 and object_id = $2 returning ${FILE_COLUMNS}`,
};

const record = async (tx: Tx, work: FileWork, before: FileRow, outcome: Outcome): Promise<void> => {
  const { partition, id } = before.ref;
  const locked = await lockFile(tx, before.ref);
  if (!locked || locked.state === 'discarded') return;
  const now = work.clock();
  const { rows } = await tx.query<FileRecord>({ ...RECORD, values: [
    partition, id, outcome.scan, outcome.engine ?? null, outcome.finding ?? null,
    toRfc3339(outcome.signaturesAt ?? now), toRfc3339(now), toRfc3339(now + INFECTED_KEPT_DAYS * DAY_MS),
  ] });
  const after = toFileRow(rows[0]!);
  const mayRender = after.scan === 'clean' || after.scan === 'unscanned';
  if (mayRender && after.rendition === 'waiting') {
    await enqueueJob(tx, 'render-file', { payload: before.ref, key: `render-file/${id}` });
  }
  await tellIfSettled(tx, work, locked, after);
};
