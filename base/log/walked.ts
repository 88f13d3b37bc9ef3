/** What a verification meets on its walk through a log. */
import { parseInstant, type Instant } from '#base/values/instant.ts';
import type { StoredEvent } from './log-source.ts';
import type { TileTree } from './tile-tree.ts';

/** A tile of level 0 on the walk: its entries, their hashes, and the nodes above them. */
export type WalkedTile = { index: number; first: number; entries: readonly Buffer[]; hashes: Buffer; tree: TileTree };
/** An event whose texts could be read. */
export type WalkedEvent = {
  stored: StoredEvent;
  service: unknown;
  partition: unknown;
  dossier: string | undefined;
  position: number;
  type: string;
  at: Instant | undefined;
  /** Digest that the body seals, if it seals one. */
  content: unknown;
};

type Json = Record<string, unknown>;

/** Reads the texts of an event; undefined when they are not JSON objects. */
export const readEvent = (stored: StoredEvent): WalkedEvent | undefined => {
  try {
    const { svc, part, dossier, pos, type } = JSON.parse(stored.header) as Json;
    const { com, at, content } = (stored.body === null ? {} : JSON.parse(stored.body)) as Json;
    const said = com ?? at;
    return {
      stored, service: svc, partition: part, dossier: typeof dossier === 'string' ? dossier : undefined,
      position: Number(pos), type: String(type), at: typeof said === 'string' ? parseInstant(said) : undefined, content,
    };
  } catch {
    return undefined;
  }
};
