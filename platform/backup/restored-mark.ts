import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeDurably } from './write-durably.ts';

/** `complete`: every write of the old platform is there; otherwise some that were acknowledged may be missing. */
export type RestoredMark = { at: string; backup: string; complete: boolean };

/** Tells the next start that the database was restored. */
export const writeRestoredMark = (dataDir: string, mark: RestoredMark): void =>
  writeDurably(join(dataDir, 'restored.json'), JSON.stringify(mark), 0o600);

/** What a mark says; one that cannot be read says the worst. */
export const isComplete = (file: string): boolean => {
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as Partial<RestoredMark>).complete === true;
  } catch {
    return false;
  }
};
