import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Unix socket paths are limited to 107 bytes on Linux, 103 on macOS. */
const PATH_BYTES_MAX = 100;

/** Where the control socket of a data directory is; both sides compute the same path. */
export const controlSocketPath = (dataDir: string): string => shortSocketPath(join(dataDir, 'control.sock'));

/** The path itself, or a short one that follows from it when the system could not take it. */
export const shortSocketPath = (path: string): string => {
  if (Buffer.byteLength(path) <= PATH_BYTES_MAX) return path;
  const digest = createHash('sha256').update(path).digest('hex').slice(0, 16);
  return join(tmpdir(), `socle-${process.getuid?.() ?? 0}-${digest}.sock`);
};

const tokenPath = (dataDir: string): string => join(dataDir, 'control-token');
const TOKEN_BYTES = 24;

/**
 * A word that whoever gives orders must know. Without root, services share the operator's account and could connect
 * to the socket; this file they cannot read (`--permission`).
 */
export const makeControlToken = (dataDir: string): { token: string; forget(): void } => {
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  rmSync(tokenPath(dataDir), { force: true });
  writeFileSync(tokenPath(dataDir), token, { mode: 0o600, flag: 'wx' });
  return { token, forget: () => rmSync(tokenPath(dataDir), { force: true }) };
};

/** The word of the platform that runs on `dataDir`; empty when none does, or when we may not know it. */
export const readControlToken = (dataDir: string): string => {
  try {
    return readFileSync(tokenPath(dataDir), 'utf8');
  } catch {
    return '';
  }
};
