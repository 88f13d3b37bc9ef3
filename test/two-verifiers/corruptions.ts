/** Kinds of corruption that both verifiers must find, each done to the files of a good export. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CheckName } from '#base/log/findings.ts';
import type { Receipt } from '#base/log/receipt.ts';
import { createSigner } from '#base/log/signer.ts';
import { ORIGIN, privateKeyOf, sampleEvents, sampleLog, signer, type SampleEvent } from './sample-export.ts';

export type Corruption = {
  name: string;
  /** What the first verifier must blame, at least. */
  blames: CheckName;
  /** Done to the export's files. */
  files?: (folder: string) => void;
  /** Done to the events before a dishonest operator built and signed the log over them. */
  events?: (events: SampleEvent[]) => SampleEvent[];
};

type Line = { i: number; h: string; b: string | null; s: string | null };

const LOG = 'log/0';
const edit = (folder: string, file: string, change: (text: string) => string): void => {
  const path = join(folder, file);
  writeFileSync(path, change(readFileSync(path, 'utf8')));
};
const editLines = <T>(folder: string, file: string, change: (lines: T[]) => T[]): void =>
  edit(folder, file, (text) => change(text.trimEnd().split('\n').map((line) => JSON.parse(line) as T))
    .map((line) => `${JSON.stringify(line)}\n`).join(''));
const editEvents = (folder: string, change: (lines: Line[]) => Line[]): void =>
  editLines(folder, `${LOG}/events.jsonl`, change);
const editEvent = (folder: string, index: number, change: (line: Line) => Partial<Line>): void =>
  editEvents(folder, (lines) => lines.map((line) => (line.i === index ? { ...line, ...change(line) } : line)));
const flip = (folder: string, file: string, at: number): void => {
  const path = join(folder, file);
  const bytes = readFileSync(path);
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  writeFileSync(path, bytes);
};
const removeAt = <T>(items: readonly T[], at: number): T[] => items.filter((_, i) => i !== at);
const swap = <T>(items: T[], a: number, b: number): T[] => {
  [items[a], items[b]] = [items[b]!, items[a]!];
  return items;
};
const renumber = (lines: Line[]): Line[] => lines.map((line, i) => ({ ...line, i }));
const stranger = createSigner({ origin: ORIGIN, privateKey: privateKeyOf('stranger'), kid: 'x' });
const headOf = (folder: string): { size: number; root: Buffer } => {
  const [, size, root] = readFileSync(join(folder, LOG, 'checkpoint'), 'utf8').split('\n');
  return { size: Number(size), root: Buffer.from(root!, 'base64') };
};

export const CORRUPTIONS: readonly Corruption[] = [
  { name: 'a flipped byte in a body', blames: 'events',
    files: (folder) => editEvent(folder, 300, ({ b }) => ({ b: b!.replace('dépôt', 'dépôT') })) },
  { name: 'a flipped byte in a salt', blames: 'events',
    files: (folder) => editEvent(folder, 17, ({ s }) => ({ s: (s!.startsWith('A') ? 'B' : 'A') + s!.slice(1) })) },
  { name: 'a flipped byte in a header', blames: 'events',
    files: (folder) => editEvent(folder, 600, ({ h }) => ({ h: h.replace('"tv":1', '"tv":2') })) },
  { name: 'a removed event', blames: 'events', files: (folder) => editEvents(folder, (lines) => removeAt(lines, 255)) },
  { name: 'a removed event, the others renumbered', blames: 'events',
    files: (folder) => editEvents(folder, (lines) => renumber(removeAt(lines, 256))) },
  { name: 'reordered events', blames: 'events', files: (folder) => editEvents(folder, (lines) => swap(lines, 40, 41)) },
  { name: 'reordered events, renumbered', blames: 'events',
    files: (folder) => editEvents(folder, (lines) => renumber(swap(lines, 40, 400))) },
  { name: 'a duplicated event', blames: 'events',
    files: (folder) => editEvents(folder, (lines) =>
      lines.flatMap((line) => (line.i === 90 ? [line, line] : [line]))) },
  { name: 'an event added at the end', blames: 'events',
    files: (folder) => editEvents(folder, (lines) => [...lines, { ...lines.at(-1)!, i: lines.length }]) },
  { name: 'a truncated log', blames: 'receipts',
    files: (folder) => {
      const { source } = sampleLog(0, sampleEvents(611));
      const older = source.checkpoints[6]!;
      edit(folder, `${LOG}/checkpoint`, () => older);
      editLines(folder, `${LOG}/checkpoints.jsonl`, (lines) => lines.slice(0, 7));
      editEvents(folder, (lines) => lines.slice(0, 490));
    } },
  { name: 'tiles that end too early', blames: 'tiles',
    files: (folder) => rmSync(join(folder, LOG, 'tile/entries/002.p'), { recursive: true }) },
  { name: 'a checkpoint signed by a stranger', blames: 'checkpoints',
    files: (folder) => edit(folder, `${LOG}/checkpoint`, () =>
      stranger.sign(0, headOf(folder).size, headOf(folder).root)) },
  { name: 'a checkpoint whose signature is damaged', blames: 'checkpoints',
    files: (folder) => edit(folder, `${LOG}/checkpoint`, (note) => note.replace(/.{12}\n$/, 'AAAAAAAAAA==\n')) },
  { name: 'a checkpoint of another origin', blames: 'checkpoints',
    files: (folder) => edit(folder, `${LOG}/checkpoint`, () =>
      signer.sign(1, headOf(folder).size, headOf(folder).root)) },
  { name: 'a checkpoint with a wrong size', blames: 'checkpoints',
    files: (folder) => edit(folder, `${LOG}/checkpoint`, (note) => note.replace('\n611\n', '\n610\n')) },
  { name: 'an older checkpoint of another history', blames: 'checkpoints',
    files: (folder) => editLines<{ note: string }>(folder, `${LOG}/checkpoints.jsonl`, (lines) =>
      lines.map((line, i) => (i === 2 ? { note: signer.sign(0, 210, Buffer.alloc(32, 7)) } : line))) },
  { name: 'a flipped byte in a tile of leaves', blames: 'tiles',
    files: (folder) => flip(folder, `${LOG}/tile/0/001`, 4000) },
  { name: 'a flipped byte in an upper tile', blames: 'tiles',
    files: (folder) => flip(folder, `${LOG}/tile/1/000.p/2`, 33) },
  { name: 'a flipped byte in the entries', blames: 'tiles',
    files: (folder) => flip(folder, `${LOG}/tile/entries/000`, 100) },
  { name: 'a position gap, in a log rebuilt over it', blames: 'positions',
    events: (events) => events.map((event, i) => (i === 80 ? { ...event, position: 3 } : event)) },
  { name: 'two events at one position, in a log rebuilt over them', blames: 'positions',
    events: (events) => events.map((event, i) => (i === 80 ? { ...event, position: 1 } : event)) },
  { name: 'an event dated before those before it, in a log rebuilt over it', blames: 'time',
    events: (events) => events.map((event, i) => (i === 500 ? { ...event, at: event.at - 60_000 } : event)) },
  { name: 'content taken away without an erasure', blames: 'events',
    files: (folder) => editEvent(folder, 21, () => ({ b: null, s: null })) },
  { name: 'a receipt for a leaf that is not in the tree', blames: 'receipts',
    files: (folder) => {
      const other = sampleLog(0, sampleEvents(611).map((event) => ({ ...event, note: `${event.note}, récrit` })));
      editLines<Receipt>(folder, 'receipts.jsonl', (lines) => [...lines, other.receipts[5]!]);
    } },
  { name: 'a receipt whose content was changed', blames: 'receipts',
    files: (folder) => editLines<Receipt>(folder, 'receipts.jsonl', (lines) =>
      lines.map((line, i) => (i === 9 ? { ...line, body: { ...line.body, note: 'autre' } } : line))) },
  { name: 'a receipt that bears another log’s proof', blames: 'receipts',
    files: (folder) => editLines<Receipt>(folder, 'receipts.jsonl', (lines) =>
      lines.map((line, i) => (i === 9 ? { ...line, header: { ...line.header, part: 1 } } : line))) },
  { name: 'history rewritten and signed again, but a receipt is out', blames: 'receipts',
    files: (folder) => {
      const { receipts } = sampleLog(0, sampleEvents(611).map((event) => ({ ...event, at: event.at + 1 })));
      editLines<Receipt>(folder, 'receipts.jsonl', () => [receipts.at(-1)!]);
    } },
  { name: 'a projection altered', blames: 'projections',
    files: (folder) => editLines<{ version: number }>(folder, `${LOG}/dossiers.jsonl`, (lines) =>
      lines.map((line, i) => (i === 7 ? { ...line, version: line.version + 1 } : line))) },
  { name: 'a projection without its dossier', blames: 'projections',
    files: (folder) => editLines(folder, `${LOG}/dossiers.jsonl`, (lines) => removeAt(lines, 5)) },
  { name: 'a key that had ended before', blames: 'receipts',
    files: (folder) => edit(folder, 'keys.json', (text) =>
      text.replace('"until": null', '"until": "2026-02-01T00:00:00Z"')) },
];
