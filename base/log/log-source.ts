/** What a verification reads, wherever it lies: a database, an export, a remote log. */
import type { Instant } from '#base/values/instant.ts';
import type { KeyHistory } from './key-history.ts';
import type { TreeHead } from './proofs.ts';
import type { TileName } from './tiles.ts';

/** An event as it is stored. `body` and `salt` are null where an erasure took them. */
export type StoredEvent = {
  index: number;
  /** Canonical JSON, the stored text. */
  header: string;
  body: string | null;
  salt: Buffer | null;
  /** The row's own columns, where there are some: they must say what the sealed texts say. */
  columns?: { dossier: string; position: number; at: Instant };
  /** Base64 SHA-256 of the opened content; null when its key was destroyed, undefined when nobody opened it. */
  contentDigest?: string | null;
};

/** Version of a dossier as the projections say. */
export type DossierHead = { dossier: string; version: number };

export type LogSource = {
  service: string;
  partition: number;
  /** Present epoch of the log (origin.ts). */
  epoch: number;
  /** `<host>/<service>` */
  serviceOrigin: string;
  history: KeyHistory;
  head: TreeHead;
  /** Signed checkpoints in any order, as notes. */
  checkpoints: readonly string[];
  /** A tile or a bundle of entries, exactly as wide as asked. */
  tile: (name: TileName) => Promise<Buffer | undefined>;
  /** Events from that leaf index on, in the order of the log, in pages. */
  events?: (from: number) => AsyncIterable<readonly StoredEvent[]>;
  /** Receipts that people hold. */
  receipts?: () => AsyncIterable<unknown>;
  heads?: () => AsyncIterable<readonly DossierHead[]>;
};
