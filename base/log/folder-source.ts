/** Reads an export from its folder. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseCheckpoint } from './checkpoint.ts';
import {
  asManifest, KEYS, logFolder, MANIFEST, parseEventLine, parseHeadLine, RECEIPTS, type ExportManifest,
} from './export-format.ts';
import { jsonLines } from './json-lines.ts';
import { parseKeyHistory, type KeyHistory } from './key-history.ts';
import { createLogReader } from './log-reader.ts';
import type { LogSource } from './log-source.ts';
import { EMPTY_ROOT } from './merkle.ts';
import { parseLogName } from './origin.ts';
import { asReceipt } from './receipt.ts';
import { tileFolder } from './tile-folder.ts';

export type ExportFolder = { folder: string; manifest: ExportManifest; history: KeyHistory };

const readJson = async (file: string): Promise<unknown> => JSON.parse(await readFile(file, 'utf8')) as unknown;

/**
 * Opens an export.
 * @throws Error when its manifest or its key history is absent or malformed
 */
export const openExport = async (folder: string, history?: KeyHistory): Promise<ExportFolder> => {
  const manifest = asManifest(await readJson(join(folder, MANIFEST)));
  if (!manifest) throw new Error(`${MANIFEST} is not the manifest of an export of version 1`);
  const keys = history ?? parseKeyHistory(await readJson(join(folder, KEYS)));
  if (!keys) throw new Error(`${KEYS} is not a key history`);
  return { folder, manifest, history: keys };
};

/** One log of an export. */
export const folderSource = async ({ folder, manifest, history }: ExportFolder, log: string): Promise<LogSource> => {
  const base = join(folder, logFolder(log));
  const store = tileFolder(base);
  const note = (await store.read('checkpoint'))?.toString();
  const head = (note === undefined ? undefined : parseCheckpoint(note)) ?? { size: 0, root: EMPTY_ROOT };
  const reader = createLogReader({ store, size: head.size, cacheKey: log });
  const notes: string[] = note === undefined ? [] : [note];
  for await (const page of jsonLines(join(base, 'checkpoints.jsonl'), parseNoteLine)) notes.push(...page);
  const hasHeads = (await store.read('dossiers.jsonl')) !== undefined;
  return {
    service: manifest.service, serviceOrigin: manifest.origin, ...parseLogName(log)!, history, checkpoints: notes,
    head: { size: head.size, root: head.root },
    tile: reader.tile,
    events: (from) => eventsFrom(join(base, 'events.jsonl'), from),
    receipts: () => receiptsOf(join(folder, RECEIPTS), manifest.logs, log),
    ...(hasHeads ? { heads: () => jsonLines(join(base, 'dossiers.jsonl'), parseHeadLine) } : {}),
  };
};

/** An unreadable line is kept as it is: the verification says that it is no checkpoint. */
const parseNoteLine = (line: string): string => {
  const { note } = JSON.parse(line) as Record<string, unknown>;
  return typeof note === 'string' ? note : line;
};

async function* eventsFrom(file: string, from: number) {
  for await (const page of jsonLines(file, parseEventLine)) {
    const wanted = from === 0 ? page : page.filter(({ index }) => index >= from);
    if (wanted.length > 0) yield wanted;
  }
}

/** Receipts that a log answers for: those of its partition, and to the first log every other one. */
async function* receiptsOf(file: string, logs: readonly string[], log: string): AsyncGenerator<unknown> {
  const partitionOf = (name: string): number => parseLogName(name)!.partition;
  const known = new Set<unknown>(logs.map(partitionOf));
  for await (const page of jsonLines(file, (line): unknown => JSON.parse(line))) {
    for (const receipt of page) {
      const part = asReceipt(receipt)?.header['part'];
      if (part === partitionOf(log) || (log === logs[0] && !known.has(part))) yield receipt;
    }
  }
}
