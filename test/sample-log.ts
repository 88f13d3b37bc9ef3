/** A service's log on a test database: events are appended, published and read back. */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { appendLeaves, type LogAppend } from '#base/log/append.ts';
import { eventEntry } from '#base/log/entry.ts';
import type { KeyHistory } from '#base/log/key-history.ts';
import type { TileStores } from '#base/log/past-proof.ts';
import { publishTiles, type Published } from '#base/log/publish.ts';
import { createSigner, type Signer } from '#base/log/signer.ts';
import { tileMemory } from '#base/log/tile-folder.ts';
import { inContext, systemContext } from '#base/store/context.ts';
import { canonicalJson } from '#base/values/canonical-json.ts';
import type { TestDb } from './database.ts';

export type SampleEvent = { header: string; body: string; salt: Buffer };

export const SAMPLE_AT = Date.UTC(2026, 2, 4, 5, 6, 7, 89);
const context = systemContext('test', 'test');

/** A canonical event of the service `svc`; `n` makes it distinct. */
export const sampleEvent = (
  svc: string, partition: number, dossier: string, position: number, n: number,
): SampleEvent => ({
  header: canonicalJson({ v: 1, svc, part: partition, dossier, pos: position, type: 'submitted', tv: 1 }),
  body: canonicalJson({ at: new Date(SAMPLE_AT + n).toISOString(), ref: `N-${n}`, purpose: 'dépôt' }),
  salt: randomBytes(32),
});

export type SampleLog = {
  signer: Signer;
  history: KeyHistory;
  origin: string;
  stores: TileStores;
  folders: Map<string, ReturnType<typeof tileMemory>>;
  append: (partition: number, events: readonly SampleEvent[]) => Promise<LogAppend>;
  publish: (partition: number, failpoint?: (name: string) => void) => Promise<Published | undefined>;
};

/** A log whose tiles are kept in memory. */
export const sampleLog = ({ pools, service }: TestDb): SampleLog => {
  const origin = `socle.localhost/${service}`;
  const signer = createSigner({ origin, kid: 'k1', privateKey: generateKeyPairSync('ed25519').privateKey });
  const folders = new Map<string, ReturnType<typeof tileMemory>>();
  const stores: TileStores = (name) => {
    if (!folders.has(name)) folders.set(name, tileMemory());
    return folders.get(name)!;
  };
  return {
    signer, origin, stores, folders,
    history: { service, keys: [{ kid: 'k1', vkey: signer.vkey, from: '2026-01-01T00:00:00Z', until: null }] },
    append: (partition, events) => inContext(pools.app, context, (tx) => appendLeaves(tx, partition,
      events.map(({ salt, header, body }) => eventEntry(salt, header, body)), SAMPLE_AT)),
    publish: (partition, failpoint = () => undefined) => publishTiles(
      { pool: pools.jobs, partition, stores, signer, clock: () => SAMPLE_AT, failpoint }),
  };
};
