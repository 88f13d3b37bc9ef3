/**
 * Verification of one log, wherever it is kept, without believing anything but the service's published keys: each
 * check says how much it looked at and where it first diverged.
 */
import type { Text } from '#base/values/lang.ts';
import { parseCheckpoint } from './checkpoint.ts';
import { checkpointClaims, receiptClaims } from './claims.ts';
import { EventCursor } from './event-cursor.ts';
import { Findings, type LogReport } from './findings.ts';
import { inspectContent } from './inspect-content.ts';
import { EventInspector } from './inspect-events.ts';
import { PositionInspector } from './inspect-positions.ts';
import { RootInspector } from './inspect-roots.ts';
import { TileInspector } from './inspect-tiles.ts';
import { TimeInspector } from './inspect-time.ts';
import { createLogReader, leafTile } from './log-reader.ts';
import type { LogSource, StoredEvent } from './log-source.ts';
import { logName } from './origin.ts';
import { rangeNodes } from './proofs.ts';
import { treeOfTile } from './tile-tree.ts';
import { parseEntryBundle, parseTilePath, TILE_HEIGHT, tilePath, TILE_WIDTH, type TileName } from './tiles.ts';
import { FOUND } from './verify-texts.ts';
import type { WalkedTile } from './walked.ts';

/** What a replay of a service's own projections found. */
export type ReplayFinding = { count: number; divergence?: Text };

export type VerifyOptions = {
  /** Start at a checkpoint that a witness kept: what came before it is not read again. */
  since?: string;
  /** How far the clocks of several processes may differ. */
  skewMs?: number;
  /** Types of the events that record an erasure. */
  erasureTypes?: readonly string[];
  /** Replays the service's own projections of that log and compares. */
  replay?: (source: LogSource) => Promise<ReplayFinding>;
  onProgress?: (entries: number, size: number) => void;
};

export const SKEW_MS_DEFAULT = 10_000;
export const ERASURE_TYPES_DEFAULT: readonly string[] = ['ContenuEfface'];
const TILES_AHEAD = 16;
const PROGRESS_TILES = 256;

/** Verifies a log. Divergences are in the report; only a source that cannot be read at all throws. */
export const verifyLog = async (source: LogSource, options: VerifyOptions = {}): Promise<LogReport> => {
  const findings = new Findings();
  const walk = await openWalk(source, options, findings);
  if (walk && (await walkTiles(source, walk, options.onProgress))) {
    await walk.tiles.end();
    walk.roots.end(source.head.size);
    walk.events?.end();
    await walk.positions.heads(source, source.head.size);
    if (options.replay) await replay(source, options.replay, findings);
  }
  return findings.report(logName(source.partition, source.epoch), source.head.size);
};

type Walk = {
  start: number;
  findings: Findings;
  roots: RootInspector;
  tiles: TileInspector;
  events: EventInspector | undefined;
  positions: PositionInspector;
  time: TimeInspector;
};

/** Sets the inspectors at the first leaf of the walk; undefined when the log does not even reach it. */
const openWalk = async (
  source: LogSource, { since, skewMs, erasureTypes }: VerifyOptions, findings: Findings,
): Promise<Walk | undefined> => {
  const { size } = source.head;
  const sinceSize = since === undefined ? 0 : (parseCheckpoint(since)?.size ?? 0);
  if (sinceSize > size) findings.fail('checkpoints', size, FOUND.tooLarge(sinceSize, size));
  if (sinceSize > size) return undefined;
  const start = Math.floor(sinceSize / TILE_WIDTH) * TILE_WIDTH;
  const notes = since === undefined ? source.checkpoints : [...source.checkpoints, since];
  const claims = [...checkpointClaims(source, notes, findings), ...(await receiptClaims(source, findings))];
  const roots = new RootInspector(claims, findings);
  if (start > 0 && !(await resumeRoots(source, roots, start))) {
    findings.fail('tiles', start, FOUND.tileMissing(`tile/0…${Math.ceil(Math.log2(start) / TILE_HEIGHT)}`));
    return undefined;
  }
  return {
    start, findings, roots,
    tiles: new TileInspector(source, findings),
    events: source.events && new EventInspector(source, new Set(erasureTypes ?? ERASURE_TYPES_DEFAULT), findings),
    positions: new PositionInspector(start === 0, findings),
    time: new TimeInspector(skewMs ?? SKEW_MS_DEFAULT, findings),
  };
};

/**
 * Gives the subtrees before `start`, from the upper tiles: the witness's root tells whether they are right.
 * False when a tile is missing.
 */
const resumeRoots = async (source: LogSource, roots: RootInspector, start: number): Promise<boolean> => {
  const readOnly = (): never => {
    throw new Error('a verification only reads');
  };
  const read = async (path: string): Promise<Buffer | undefined> => {
    const name = parseTilePath(path);
    return name && source.tile(name);
  };
  const reader = createLogReader({ store: { read, write: readOnly, remove: readOnly }, size: source.head.size });
  const nodes = await Promise.all(rangeNodes(0, start).map(async (node) =>
    ({ level: node.level, hash: await Promise.resolve(reader.node(node)).catch(() => undefined) })));
  const found = nodes.flatMap(({ level, hash }) => (hash ? [{ level, hash }] : []));
  if (found.length === nodes.length) roots.resume(found, start);
  return found.length === nodes.length;
};

/** Walks the log from its start; false when entries are missing, which ends the walk. */
const walkTiles = async (
  source: LogSource, walk: Walk, onProgress: VerifyOptions['onProgress'],
): Promise<boolean> => {
  const cursor = source.events && new EventCursor(source.events(walk.start), (index) => walk.events!.extra(index));
  for await (const { name, bundle } of bundles(source, walk.start)) {
    const entries = bundle && parseEntryBundle(bundle);
    if (entries?.length !== name.width) {
      walk.findings.fail('tiles', name.index * TILE_WIDTH, FOUND.tileMissing(tilePath(name)));
      return false;
    }
    const hashes = leafTile(entries);
    const tile = { index: name.index, first: name.index * TILE_WIDTH, entries, hashes, tree: treeOfTile(hashes) };
    await walk.tiles.tile(tile);
    walk.roots.tile(tile);
    if (cursor) walkEvents(tile, await cursor.range(tile.first, tile.first + name.width), walk);
    if (name.index % PROGRESS_TILES === 0) onProgress?.(tile.first + name.width, source.head.size);
  }
  await cursor?.rest();
  return true;
};

/** Bundles in order, a few read ahead. */
async function* bundles(
  source: LogSource, start: number,
): AsyncGenerator<{ name: TileName; bundle: Buffer | undefined }> {
  const ahead: { name: TileName; bundle: Promise<Buffer | undefined> }[] = [];
  const { size } = source.head;
  for (let first = start; first < size || ahead.length > 0; first += TILE_WIDTH) {
    if (first < size) {
      const name: TileName = {
        level: 'entries', index: first / TILE_WIDTH, width: Math.min(TILE_WIDTH, size - first) };
      const bundle = source.tile(name);
      // A failure is seen when its turn comes; until then it must not count as unhandled.
      bundle.catch(() => undefined);
      ahead.push({ name, bundle });
    }
    if (ahead.length < TILES_AHEAD && first + TILE_WIDTH < size) continue;
    const { name, bundle } = ahead.shift()!;
    yield { name, bundle: await bundle };
  }
}

const walkEvents = (tile: WalkedTile, stored: readonly (StoredEvent | undefined)[], walk: Walk): void => {
  tile.entries.forEach((entry, i) => {
    const event = walk.events!.leaf(tile.first + i, entry, stored[i]);
    if (!event) return;
    walk.positions.event(event);
    walk.time.event(event);
    inspectContent(event, walk.findings);
  });
};

const replay = async (
  source: LogSource, run: NonNullable<VerifyOptions['replay']>, findings: Findings,
): Promise<void> => {
  const { count, divergence } = await run(source);
  findings.count('projections', count);
  if (divergence) findings.fail('projections', source.head.size, divergence);
};
