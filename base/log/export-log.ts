/** Writes an export of a service's logs from any source. */
import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { parseCheckpoint } from './checkpoint.ts';
import { eventLine, KEYS, logFolder, MANIFEST, RECEIPTS, type ExportManifest } from './export-format.ts';
import type { LogSource } from './log-source.ts';
import { logName } from './origin.ts';
import { hashesAtLevel, tilePath, TILE_WIDTH, type TileName } from './tiles.ts';
import { ERASURE_TYPES_DEFAULT, SKEW_MS_DEFAULT } from './verify-log.ts';

export type ExportOptions = {
  erasureTypes?: readonly string[];
  skewMs?: number;
  /** Signs a head that no checkpoint was published for yet. */
  sign?: (source: LogSource) => string;
};

/**
 * Exports logs of one service into a folder, each with its tiles, checkpoints, events and heads.
 * @throws Error when a source lacks a tile that its size demands, or a checkpoint and the means to sign one
 */
export const exportLogs = async (
  sources: readonly LogSource[], folder: string, { erasureTypes, skewMs, sign }: ExportOptions = {},
): Promise<void> => {
  const [{ service, serviceOrigin, history }] = sources as readonly [LogSource, ...LogSource[]];
  const manifest: ExportManifest = {
    socle_export: 1, service, origin: serviceOrigin,
    logs: sources.map(({ partition, epoch }) => logName(partition, epoch)),
    erasure_types: [...(erasureTypes ?? ERASURE_TYPES_DEFAULT)], skew_ms: skewMs ?? SKEW_MS_DEFAULT,
  };
  await mkdir(folder, { recursive: true });
  for (const source of sources) {
    await exportLog(source, join(folder, logFolder(logName(source.partition, source.epoch))), sign);
  }
  await writeLines(join(folder, RECEIPTS), receiptLines(sources));
  await writeFile(join(folder, KEYS), `${JSON.stringify(history, null, 2)}\n`);
  await writeFile(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
};

const exportLog = async (source: LogSource, base: string, sign: ExportOptions['sign']): Promise<void> => {
  const checkpoint = source.checkpoints.find((note) => parseCheckpoint(note)?.size === source.head.size)
    ?? sign?.(source);
  if (checkpoint === undefined && source.head.size > 0) throw new Error(`no checkpoint of size ${source.head.size}`);
  for (const name of tileNames(source.head.size)) {
    const tile = await source.tile(name);
    if (!tile) throw new Error(`the log lacks ${tilePath(name)}`);
    const file = join(base, tilePath(name));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, tile);
  }
  await mkdir(base, { recursive: true });
  const notes = source.checkpoints.map((note) => `${JSON.stringify({ note })}\n`);
  await writeLines(join(base, 'checkpoints.jsonl'), notes);
  if (checkpoint !== undefined) await writeFile(join(base, 'checkpoint'), checkpoint);
  if (source.events) await writeLines(join(base, 'events.jsonl'), pagesOf(source.events(0), eventLine));
  if (source.heads) {
    await writeLines(join(base, 'dossiers.jsonl'), pagesOf(source.heads(), (head) => `${JSON.stringify(head)}\n`));
  }
};

/** Every tile that a log of that size has: full ones, and the partial ones of that size. */
function* tileNames(size: number): Generator<TileName> {
  const levelNames = function* (level: TileName['level'], hashes: number): Generator<TileName> {
    for (let index = 0; index * TILE_WIDTH < hashes; index++) {
      yield { level, index, width: Math.min(TILE_WIDTH, hashes - index * TILE_WIDTH) };
    }
  };
  yield* levelNames('entries', size);
  for (let level = 0; hashesAtLevel(size, level) > 0; level++) yield* levelNames(level, hashesAtLevel(size, level));
}

async function* pagesOf<T>(pages: AsyncIterable<readonly T[]>, line: (item: T) => string): AsyncGenerator<string> {
  for await (const page of pages) yield page.map(line).join('');
}

async function* receiptLines(sources: readonly LogSource[]): AsyncGenerator<string> {
  for (const source of sources) {
    for await (const receipt of source.receipts?.() ?? []) yield `${JSON.stringify(receipt)}\n`;
  }
}

const writeLines = async (file: string, lines: AsyncIterable<string> | Iterable<string>): Promise<void> => {
  const stream = createWriteStream(file);
  for await (const line of lines) if (!stream.write(line)) await once(stream, 'drain');
  stream.end();
  await finished(stream);
};
