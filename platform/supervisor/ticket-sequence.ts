import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { invariant } from '#base/values/assert.ts';

/** Numbers reserved on disk at once: a crash skips at most as many, and gives none twice. */
const TICKET_BLOCK = 100_000;
/** Most numbers that one call may take. */
export const TICKETS_MAX = 10_000;

export type TicketSequence = { reserve(count: number): { first: number; last: number } };

/**
 * The waiting room's numbers, in order of asking, for every process of the platform. The file holds the end of the
 * block already promised; it is on disk (file and directory) before any number of that block is given.
 */
export const openTicketSequence = (path: string, block = TICKET_BLOCK): TicketSequence => {
  mkdirSync(dirname(path), { recursive: true });
  let reservedTo = readReserved(path);
  let next = reservedTo + 1;
  return {
    reserve: (count) => {
      invariant(Number.isInteger(count) && count >= 1 && count <= TICKETS_MAX, `ticket count ${count}`);
      const last = next + count - 1;
      if (last > reservedTo) {
        const end = last + block;
        persist(path, end);
        reservedTo = end;
      }
      const first = next;
      next = last + 1;
      return { first, last };
    },
  };
};

const readReserved = (path: string): number => {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0;
    throw error;
  }
  invariant(/^\d{1,15}\n$/.test(text), `ticket file ${path} is damaged: numbers could be given twice`);
  return Number(text);
};

const persist = (path: string, end: number): void => {
  const next = `${path}.next`;
  const fd = openSync(next, 'w', 0o600);
  writeSync(fd, `${end}\n`);
  fsyncSync(fd);
  closeSync(fd);
  renameSync(next, path);
  const dir = openSync(dirname(path), 'r');
  fsyncSync(dir);
  closeSync(dir);
};
