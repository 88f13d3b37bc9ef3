/** Names and contents of tiles (C2SP tlog-tiles): 256 hashes of one height, or 256 entries. */
import { ENTRY_BYTES } from './entry.ts';
import { HASH_BYTES } from './merkle.ts';

export const TILE_WIDTH = 256;
export const TILE_HEIGHT = 8;
const LEVEL_MAX = 63;

/** `level` is the tile's level, or `entries` for a bundle of entries; `width` is 256 for a full tile. */
export type TileName = { level: number | 'entries'; index: number; width: number };

/** `1234067` → `x001/x234/067` */
const indexPath = (index: number): string => {
  const digits = String(index).padStart(Math.ceil(String(index).length / 3) * 3, '0');
  const groups = digits.match(/\d{3}/g)!;
  return groups.map((group, i) => (i < groups.length - 1 ? `x${group}` : group)).join('/');
};

/** Path of a tile below the log's prefix: `tile/<L>/<N>` or `tile/<L>/<N>.p/<W>`. */
export const tilePath = ({ level, index, width }: TileName): string =>
  `tile/${level}/${indexPath(index)}${width === TILE_WIDTH ? '' : `.p/${width}`}`;

/** Where the growing tile of an upper level is kept between two publications; it is not part of the public layout. */
export const edgePath = (level: number, index: number): string => `edge/${level}/${indexPath(index)}`;

const PATH = /^tile\/(entries|0|[1-9]\d?)\/((?:x\d{3}\/)*\d{3})(?:\.p\/([1-9]\d{0,2}))?$/;

/** Reads a tile's path; undefined when it is not the one spelling of a tile. */
export const parseTilePath = (path: string): TileName | undefined => {
  const [, level, groups, partial] = PATH.exec(path) ?? [];
  if (level === undefined || groups === undefined) return undefined;
  const name: TileName = {
    level: level === 'entries' ? level : Number(level),
    index: Number(groups.replaceAll(/[x/]/g, '')),
    width: Number(partial ?? TILE_WIDTH),
  };
  const inRange = Number.isSafeInteger(name.index) && (name.level === 'entries' || name.level <= LEVEL_MAX);
  return inRange && tilePath(name) === path ? name : undefined;
};

/** How many hashes of that level a tree of `size` leaves has: only perfect subtrees count. */
export const hashesAtLevel = (size: number, level: number): number => Math.floor(size / TILE_WIDTH ** level);

/** True when a tree of `size` leaves has that tile at that width or wider. */
export const tileExists = (size: number, { level, index, width }: TileName): boolean =>
  index * TILE_WIDTH + width <= hashesAtLevel(size, level === 'entries' ? 0 : level);

const RECORD_BYTES = 2 + ENTRY_BYTES;

/** Bundle of entries: each behind its length in two bytes, big-endian. */
export const entryBundle = (entries: readonly Buffer[]): Buffer => {
  const bundle = Buffer.allocUnsafe(entries.length * RECORD_BYTES);
  entries.forEach((entry, i) => {
    bundle.writeUInt16BE(ENTRY_BYTES, i * RECORD_BYTES);
    bundle.set(entry, i * RECORD_BYTES + 2);
  });
  return bundle;
};

/** Entries of a bundle; undefined when a length is not 33 or bytes are left over. */
export const parseEntryBundle = (bundle: Buffer): Buffer[] | undefined => {
  if (bundle.length % RECORD_BYTES !== 0) return undefined;
  const entries: Buffer[] = [];
  for (let at = 0; at < bundle.length; at += RECORD_BYTES) {
    if (bundle.readUInt16BE(at) !== ENTRY_BYTES) return undefined;
    entries.push(bundle.subarray(at + 2, at + RECORD_BYTES));
  }
  return entries;
};

/** The first `width` hashes of a tile: a partial tile is a slice of a wider one. */
export const sliceTile = (tile: Buffer, width: number): Buffer => tile.subarray(0, width * HASH_BYTES);
/** The first `width` entries of a bundle. */
export const sliceBundle = (bundle: Buffer, width: number): Buffer => bundle.subarray(0, width * RECORD_BYTES);
