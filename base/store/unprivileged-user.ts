import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** The account that runs the database server when we are root: PostgreSQL refuses to run as root. */
export type UnprivilegedUser = { name: string; uid: number; gid: number };

const CANDIDATES = ['postgres', 'socle', 'nobody'];

/** `undefined` when this process is not root; throws when root has no account to lend. */
export const unprivilegedUser = (): UnprivilegedUser | undefined => {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = readFileSync('/etc/passwd', 'utf8').split('\n').map((line) => line.split(':'));
  for (const name of CANDIDATES) {
    const found = accounts.find((fields) => fields[0] === name);
    if (found) return { name, uid: Number(found[2]), gid: Number(found[3]) };
  }
  throw new Error('running as root, and /etc/passwd has none of the accounts '
    + `${CANDIDATES.join(', ')}: create one (useradd --system socle) or start as another user`);
};

/** True when each folder above `path` (and itself, if a folder) can be entered by any user. */
export const enterableByAll = (path: string): boolean => {
  for (let at = path; ; at = dirname(at)) {
    const mode = statSync(at, { throwIfNoEntry: false });
    if (mode?.isDirectory() && (mode.mode & 0o001) === 0) return false;
    if (at === dirname(at)) return true;
  }
};
