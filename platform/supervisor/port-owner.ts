import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** A process that listens on a port. */
export type PortOwner = { pid: number; name: string };

const LISTENING = '0A';

/**
 * Finds who listens on a TCP port of this machine, from Linux's /proc. `undefined` elsewhere, or when the owner
 * belongs to another account whose files we may not see.
 */
export const portOwner = (port: number): PortOwner | undefined => {
  const inodes = new Set(['/proc/net/tcp', '/proc/net/tcp6'].flatMap((table) => listeningInodes(table, port)));
  if (inodes.size === 0) return undefined;
  for (const entry of readdirSync('/proc')) {
    if (/^\d+$/.test(entry) && holdsOne(entry, inodes)) return { pid: Number(entry), name: nameOf(entry) };
  }
  return undefined;
};

const listeningInodes = (table: string, port: number): string[] => {
  const wanted = port.toString(16).toUpperCase().padStart(4, '0');
  return read(table).split('\n').slice(1).map((line) => line.trim().split(/\s+/))
    .filter((fields) => fields[1]?.endsWith(`:${wanted}`) && fields[3] === LISTENING)
    .map((fields) => `socket:[${fields[9]}]`);
};

const holdsOne = (pid: string, inodes: ReadonlySet<string>): boolean => {
  try {
    return readdirSync(`/proc/${pid}/fd`).some((fd) => {
      try {
        return inodes.has(readlinkSync(`/proc/${pid}/fd/${fd}`));
      } catch {
        return false;
      }
    });
  } catch {
    return false;
  }
};

const nameOf = (pid: string): string => read(`/proc/${pid}/comm`).trim() || '?';

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};
