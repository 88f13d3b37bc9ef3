import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FileEntry } from './manifest.ts';
import { writeDurably } from './write-durably.ts';

/** Entry of the process that brings the list up to date. */
export const FOLLOW_FILES: string = join(import.meta.dirname, 'follow-files.ts');

/** The newest list of objects and tiles that the content store holds; empty before the first backup. */
export const readFilesIndex = (path: string): FileEntry[] => {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as FileEntry[];
  } catch {
    return [];
  }
};

/** Keeps the list. */
export const writeFilesIndex = (path: string, files: readonly FileEntry[]): void =>
  writeDurably(path, JSON.stringify(files), 0o600);

/** What to put back: the newest content of each path that a backup or a later look has seen. */
export const newestFiles = (backedUp: readonly FileEntry[], later: readonly FileEntry[]): FileEntry[] =>
  [...new Map([...backedUp, ...later].map((entry) => [entry.path, entry])).values()];
