import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';

/** Hears how many of a file's bytes have been read. */
export type ReadSoFar = (done: number, of: number) => void;

/** The text of a file in UTF-8, piece by piece, compressed or not (`.gz`); a byte order mark is left out. Bytes of another code throw. */
export const textPieces = async function* (path: string, soFar: ReadSoFar): AsyncGenerator<string> {
  const { size } = await stat(path);
  let done = 0;
  const file = createReadStream(path);
  file.on('data', (chunk) => soFar(done += chunk.length, size));
  const bytes = path.endsWith('.gz') ? file.on('error', (error) => unzipped.destroy(error)).pipe(createGunzip()) : file;
  const unzipped = bytes as NodeJS.ReadableStream & { destroy(error?: Error): void };
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const chunk of bytes) yield decoder.decode(chunk as Uint8Array, { stream: true });
  yield decoder.decode();
};
