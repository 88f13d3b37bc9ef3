import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** Writes a whole file so that after a power cut it is the old one or the new one, never a part. */
export const writeDurably = (path: string, text: string, mode: number): void => {
  mkdirSync(dirname(path), { recursive: true });
  const next = `${path}.next`;
  const fd = openSync(next, 'w', mode);
  writeSync(fd, text);
  fsyncSync(fd);
  closeSync(fd);
  renameSync(next, path);
  syncFolder(dirname(path));
};

/** Makes the names in a folder durable. */
const syncFolder = (folder: string): void => {
  const fd = openSync(folder, 'r');
  fsyncSync(fd);
  closeSync(fd);
};
