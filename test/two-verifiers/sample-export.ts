/** Generates an export: two logs of some hundred events, with checkpoints, receipts and an erasure. */
import { createPrivateKey, hash, type KeyObject } from 'node:crypto';
import { eventEntry } from '#base/log/entry.ts';
import { exportLogs } from '#base/log/export-log.ts';
import { appendToFrontier, EMPTY_FRONTIER } from '#base/log/frontier.ts';
import type { KeyHistory } from '#base/log/key-history.ts';
import { createLogReader } from '#base/log/log-reader.ts';
import type { LogSource, StoredEvent } from '#base/log/log-source.ts';
import { makeReceipt, type Receipt } from '#base/log/receipt.ts';
import { createSigner } from '#base/log/signer.ts';
import { tileMemory } from '#base/log/tile-folder.ts';
import { canonicalJson } from '#base/values/canonical-json.ts';

const SERVICE = 'voter-registration';
export const ORIGIN = `socle.localhost/${SERVICE}`;
const STARTED_AT = Date.UTC(2026, 2, 4, 5, 6, 7, 89);
const BATCH = 70;

/** The same seed gives the same Ed25519 key: PKCS #8 of 32 bytes (RFC 8410). */
export const privateKeyOf = (seed: string): KeyObject => createPrivateKey({
  key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), hash('sha256', seed, 'buffer')]),
  format: 'der', type: 'pkcs8',
});

export const signer = createSigner({ origin: ORIGIN, privateKey: privateKeyOf('service'), kid: '2026-1' });
export const HISTORY: KeyHistory = { service: SERVICE,
  keys: [{ kid: '2026-1', vkey: signer.vkey, from: '2026-01-01T00:00:00.000Z', until: null }] };

export type SampleEvent = {
  dossier: string; position: number; type: string; at: number; note: string; erased?: boolean;
  /** A fact of the register itself: no dossier, no position. */
  fact?: boolean;
};

/** Events of one log: each third one is a dossier's second step; dossier 3 is erased at the end. */
export const sampleEvents = (count: number): SampleEvent[] => {
  const events: SampleEvent[] = [];
  for (let i = 0; i < count - 1; i++) {
    const second = i % 3 === 2;
    events.push({ dossier: `dossier-${second ? i - 1 : i}`, position: second ? 2 : 1, type: second ? 'Revu' : 'Depose',
      at: STARTED_AT + i * 20, note: `événement ${i} “é\u2028”`, ...(i === 3 ? { erased: true } : {}) });
  }
  const erasure = { dossier: 'dossier-3', position: 2, type: 'ContenuEfface', at: STARTED_AT + count * 20,
    note: 'terme' };
  return [...events, erasure];
};

const sealed = (partition: number, index: number, event: SampleEvent) => ({
  index,
  header: canonicalJson({ v: 1, svc: SERVICE, part: partition, ...(event.fact ? {} : { dossier: event.dossier, pos: event.position }),
    type: event.type, tv: 1 }),
  body: canonicalJson({ at: new Date(event.at).toISOString(), actor: 'a1', purpose: 'dépôt', note: event.note,
    n: 1e21 }),
  salt: hash('sha256', `${partition}/${index}/${event.note}`, 'buffer'),
});

export type SampleLog = { source: LogSource; receipts: Receipt[] };

/** A log of these events, committed in batches, with a checkpoint each and a receipt for every tenth event. */
export const sampleLog = (partition: number, events: readonly SampleEvent[]): SampleLog => {
  const rows = events.map((event, index) => sealed(partition, index, event));
  const entries = rows.map(({ salt, header, body }) => eventEntry(salt, header, body));
  const checkpoints: string[] = [];
  const receipts: Receipt[] = [];
  let frontier = EMPTY_FRONTIER;
  let root = Buffer.alloc(0);
  // A signer of its own: a test that rebuilds a log signs other roots at the same sizes.
  const { sign } = createSigner({ origin: ORIGIN, privateKey: privateKeyOf('service'), kid: '2026-1' });
  for (let at = 0; at < entries.length; at += BATCH) {
    const appended = appendToFrontier(frontier, entries.slice(at, at + BATCH));
    ({ frontier, root } = { frontier: appended.frontier, root: Buffer.from(appended.root) });
    const note = sign(partition, appended.size, root);
    checkpoints.push(note);
    for (let i = 0; at + i < appended.size; i += 10) {
      receipts.push(makeReceipt({ ...rows[at + i]!, proof: { index: at + i, path: appended.pathText(i), note } }));
    }
  }
  const reader = createLogReader({ store: tileMemory(), rows: async (from, to) => entries.slice(from, to) });
  const stored = rows.map((row, i): StoredEvent => (events[i]!.erased ? { ...row, body: null, salt: null } : row));
  const versions = new Map(events.filter(({ fact }) => !fact).map(({ dossier, position }) => [dossier, position]));
  const source: LogSource = {
    service: SERVICE, serviceOrigin: ORIGIN, partition, epoch: 1, history: HISTORY, checkpoints,
    head: { size: entries.length, root }, tile: reader.tile,
    events: async function* () { yield stored; },
    heads: async function* () { yield [...versions].map(([dossier, version]) => ({ dossier, version })); },
    receipts: async function* () { yield* receipts; },
  };
  return { source, receipts };
};

export const COUNTS = [611, 300] as const;

/** Writes the export; `change` may alter the events of log 0 before the log is built over them and signed. */
export const writeSampleExport = async (
  folder: string, change: (events: SampleEvent[]) => SampleEvent[] = (events) => events,
): Promise<void> => {
  const logs = COUNTS.map((count, partition) =>
    sampleLog(partition, partition === 0 ? change(sampleEvents(count)) : sampleEvents(count)).source);
  await exportLogs(logs, folder);
};

