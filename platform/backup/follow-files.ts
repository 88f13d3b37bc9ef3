/**
 * Entry of the process that keeps objects and tiles between two backups, as the archived log does for rows:
 * follow-files.ts <backup directory> <services directory>. It leaves quietly when a backup is under way.
 */
import { lockDataDir } from '../supervisor/data-lock.ts';
import { backupLayout } from './backup-layout.ts';
import { keepFiles } from './file-set.ts';
import { readFilesIndex, writeFilesIndex } from './files-index.ts';

const [root, servicesDir] = process.argv.slice(2);
const layout = backupLayout(root!);
const lock = (() => {
  try {
    return lockDataDir(root!);
  } catch {
    process.exit(0);
  }
})();
try {
  writeFilesIndex(layout.index, await keepFiles(servicesDir!, layout.files, readFilesIndex(layout.index)));
} finally {
  lock.release();
}
