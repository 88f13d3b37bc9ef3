/** An export: every file that it holds must agree with the others and with the signed checkpoints. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCheckpoint, readKey, type Checkpoint } from './note.ts';
import { checkReceipt, entryOf, type Keys } from './receipt.ts';
import { Tree } from './tree.ts';

export type Complaint = { log: string; what: string };
type Manifest = {
  socle_export: number; service: string; origin: string; logs: string[]; erasure_types: string[]; skew_ms: number;
};
/** A fact of the register itself (a right that was given) has no dossier and no position. */
type Header = { svc: string; part: number; dossier?: string; pos?: number; type: string };
type EventLine = { i: number; h: string; b: string | null; s: string | null };

const text = (file: string): string => readFileSync(file, 'utf8');
const lines = <T>(file: string): T[] =>
  existsSync(file) ? text(file).split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as T) : [];

export const readKeys = (file: string): Keys => {
  type Published = { service: string; keys: { vkey: string; until: string | null }[] };
  const { service, keys } = JSON.parse(text(file)) as Published;
  return { service, keys: keys.map(({ vkey, until }) => readKey(vkey, until)) };
};

/** `1234067` → `x001/x234/067` */
const tileName = (index: number): string => {
  const last = String(index % 1000).padStart(3, '0');
  if (index < 1000) return last;
  const before = tileName(Math.floor(index / 1000)).split('/').map((part) => part.replace(/^x?/, 'x'));
  return `${before.join('/')}/${last}`;
};
const tileFile = (level: string | number, index: number, width: number): string =>
  `tile/${level}/${tileName(index)}${width === 256 ? '' : `.p/${width}`}`;

/** Verifies one log of an export; an empty list means that nothing is wrong. */
class LogCheck {
  readonly complaints: Complaint[] = [];
  readonly #tree = new Tree();
  readonly #entries: Buffer[] = [];
  readonly #log: string;
  readonly #folder: string;
  readonly #manifest: Manifest;
  readonly #keys: Keys;

  constructor(root: string, log: string, manifest: Manifest, keys: Keys) {
    this.#log = log;
    this.#folder = join(root, 'log', log);
    this.#manifest = manifest;
    this.#keys = keys;
  }

  run(receipts: readonly unknown[]): Complaint[] {
    const heads = this.#checkpoints();
    const size = heads[0]?.size ?? 0;
    this.#try(() => this.#readEntries(size));
    for (const { size: at, root } of heads) {
      const right = at <= this.#tree.size && this.#tree.root(at).equals(root);
      if (!right) this.#say(`the entries do not give the root signed at size ${at}`);
    }
    this.#tiles(size);
    this.#try(() => this.#events());
    receipts.forEach((receipt, n) => this.#try(() => this.#receipt(receipt), `receipt ${n + 1}: `));
    return this.complaints;
  }

  #say(what: string): void {
    this.complaints.push({ log: this.#log, what });
  }

  #try(act: () => void, prefix = ''): void {
    try {
      act();
    } catch (error) {
      this.#say(`${prefix}${(error as Error).message}`);
    }
  }

  /** The log's own checkpoint first, then the earlier ones. */
  #checkpoints(): Checkpoint[] {
    const notes = [text(join(this.#folder, 'checkpoint')),
      ...lines<{ note: string }>(join(this.#folder, 'checkpoints.jsonl')).map(({ note }) => note)];
    const heads: Checkpoint[] = [];
    for (const note of notes) {
      this.#try(() => {
        const head = readCheckpoint(note, this.#manifest.origin, this.#keys.keys);
        const [partition, epoch = '1'] = head.origin.slice(head.origin.lastIndexOf('/') + 1).split('-');
        const [mine, present = '1'] = this.#log.split('-');
        const own = partition === mine && Number(epoch) <= Number(present);
        if (!own) throw new Error(`checkpoint of another log: ${head.origin}`);
        heads.push(head);
      });
    }
    return heads;
  }

  #readEntries(size: number): void {
    for (let index = 0; index * 256 < size; index++) {
      const width = Math.min(256, size - index * 256);
      const bundle = readFileSync(join(this.#folder, tileFile('entries', index, width)));
      if (bundle.length !== width * 35) throw new Error(`bundle ${index} has ${bundle.length} bytes`);
      for (let at = 0; at < bundle.length; at += 35) {
        if (bundle.readUInt16BE(at) !== 33) throw new Error(`an entry of bundle ${index} has not 33 bytes`);
        const entry = bundle.subarray(at + 2, at + 35);
        this.#entries.push(entry);
        this.#tree.add(entry);
      }
    }
  }

  /** Each hash of a tile of level L covers 256^L entries. */
  #tiles(size: number): void {
    for (let level = 0, span = 1; span <= size; level += 1, span *= 256) {
      const hashes = Math.floor(size / span);
      for (let index = 0; index * 256 < hashes; index++) {
        const width = Math.min(256, hashes - index * 256);
        const file = tileFile(level, index, width);
        this.#try(() => {
          const tile = readFileSync(join(this.#folder, file));
          for (let i = 0; i < width; i++) {
            const from = (index * 256 + i) * span;
            const right = tile.subarray(i * 32, i * 32 + 32).equals(this.#tree.mth(from, from + span));
            if (!right || tile.length !== width * 32) throw new Error(`wrong tile ${file}`);
          }
        });
      }
    }
  }

  #events(): void {
    const versions = new Map<string, number>();
    const emptied = new Set<string>();
    const erased = new Set<string>();
    let expected = 0;
    let latest = -Infinity;
    for (const { i, h, b, s } of lines<EventLine>(join(this.#folder, 'events.jsonl'))) {
      while (this.#entries[expected]?.[0] === 2) expected += 1;
      if (i !== expected) this.#say(`event ${i} where ${expected} was due`);
      expected = i + 1;
      const header = JSON.parse(h) as Header;
      if (header.svc !== this.#keys.service || String(header.part) !== this.#log.split('-')[0]) {
        this.#say(`event ${i} is of another log`);
      }
      if (b === null || s === null) emptied.add(header.dossier ?? '');
      else if (!this.#entries[i]?.equals(entryOf(Buffer.from(s, 'base64'), h, b))) {
        this.#say(`event ${i} is not what its leaf says`);
      }
      if (this.#manifest.erasure_types.includes(header.type)) erased.add(header.dossier ?? '');
      this.#position(header, versions);
      latest = this.#time(i, b, latest);
    }
    while (this.#entries[expected]?.[0] === 2) expected += 1;
    if (expected !== this.#entries.length) this.#say(`${this.#entries.length} leaves but events end at ${expected}`);
    for (const dossier of emptied) {
      if (!erased.has(dossier)) this.#say(`dossier ${dossier} is empty without an erasure`);
    }
    this.#projections(versions);
  }

  #position({ dossier, pos }: Header, versions: Map<string, number>): void {
    if (dossier === undefined) return;
    const due = (versions.get(dossier) ?? 0) + 1;
    if (pos !== due) this.#say(`dossier ${dossier}: position ${pos}, ${due} was due`);
    versions.set(dossier, pos ?? due);
  }

  #time(index: number, body: string | null, latest: number): number {
    const { com, at } = JSON.parse(body ?? '{}') as { com?: string; at?: string };
    const when = Date.parse(com ?? at ?? '');
    const early = when < latest - this.#manifest.skew_ms;
    if (early) this.#say(`event ${index} is dated before those before it`);
    return Number.isNaN(when) ? latest : Math.max(latest, when);
  }

  #projections(versions: Map<string, number>): void {
    const file = join(this.#folder, 'dossiers.jsonl');
    if (!existsSync(file)) return;
    const said = new Map(lines<{ dossier: string; version: number }>(file).map((line) => [line.dossier, line.version]));
    for (const dossier of new Set([...said.keys(), ...versions.keys()])) {
      const right = said.get(dossier) === versions.get(dossier);
      if (!right) this.#say(`projection of ${dossier} is not what its events give`);
    }
  }

  #receipt(receipt: unknown): void {
    const part = (receipt as { header?: { part?: number } }).header?.part;
    const others = this.#manifest.logs.map((log) => Number(log.split('-')[0]));
    const orphan = this.#log === this.#manifest.logs[0] && !others.includes(part!);
    const mine = part === Number(this.#log.split('-')[0]) || orphan;
    if (!mine) return;
    const { size, root } = checkReceipt(receipt, this.#keys);
    const prefix = size <= this.#tree.size && this.#tree.root(size).equals(root);
    if (!prefix) throw new Error('its tree is not a prefix of this log');
  }
}

/** Everything that is wrong in an export. `keys` are those known from elsewhere; by default the export's own. */
export const checkExport = (folder: string, keys?: Keys): Complaint[] => {
  const manifest = JSON.parse(text(join(folder, 'export.json'))) as Manifest;
  if (manifest.socle_export !== 1) return [{ log: '', what: 'not an export of version 1' }];
  const known = keys ?? readKeys(join(folder, 'keys.json'));
  const receipts = lines<unknown>(join(folder, 'receipts.jsonl'));
  return manifest.logs.flatMap((log) => new LogCheck(folder, log, manifest, known).run(receipts));
};

