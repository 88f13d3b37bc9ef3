import { createHash } from 'node:crypto';
import { userInfo, tmpdir } from 'node:os';
import { join } from 'node:path';

/** Unix socket paths are limited to 107 bytes on Linux, 103 on macOS. */
const PATH_BYTES_MAX = 100;

/** Where the control socket of a data directory is; both sides compute the same path. */
export const controlSocketPath = (dataDir: string): string => {
  const path = join(dataDir, 'control.sock');
  if (Buffer.byteLength(path) <= PATH_BYTES_MAX) return path;
  const digest = createHash('sha256').update(dataDir).digest('hex').slice(0, 16);
  return join(tmpdir(), `socle-${userInfo().uid}-${digest}.sock`);
};
