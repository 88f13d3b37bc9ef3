/** Offline proofs of inclusion (C2SP tlog-proof): index, path and signed checkpoint in one text. */
import { asciiJson } from '#base/values/ascii-json.ts';
import { decodeBase64 } from './base64.ts';
import { parseCheckpoint, parseDecimal, type SignedCheckpoint } from './checkpoint.ts';
import { HASH_BYTES } from './merkle.ts';

const HEADER = 'c2sp.org/tlog-proof@v1';
const PATH_MAX = 63;
const PROOF_CHARS_MAX = 1_000_000;

/** What a proof is made of: the leaf's index, the path's lines (`Appended.pathText` or `pathLines`) and the signed checkpoint. */
export type ProofParts = { index: number; path: string; note: string };

export type Proof = { index: number; path: Buffer[]; checkpoint: SignedCheckpoint; extra?: Buffer };

/** Base64 lines of a path, each ended by a newline. */
export const pathLines = (path: readonly Buffer[]): string =>
  path.map((hash) => `${hash.toString('base64')}\n`).join('');

/** The proof's text. */
export const proofText = ({ index, path, note }: ProofParts): string => `${HEADER}\nindex ${index}\n${path}\n${note}`;

/** The proof's text as a JSON literal in ASCII. */
export const proofJson = ({ index, path, note }: ProofParts): string =>
  `"${HEADER}\\nindex ${index}\\n${path.replaceAll('\n', '\\n')}\\n${noteJson(note)}"`;

/** A batch has one note. */
let lastNote = { note: '', json: '' };
/**
 * What stands between the quotes of a note's JSON literal. A note's signatures begin with a dash that is not Latin: one such character
 * makes two bytes of each character of the whole answer, and laying it out costs three times as much.
 */
const noteJson = (note: string): string => {
  if (lastNote.note !== note) {
    const ascii = asciiJson(JSON.stringify(note).slice(1, -1));
    lastNote = { note, json: Buffer.from(ascii, 'latin1').toString('latin1') };
  }
  return lastNote.json;
};

const parsePath = (lines: readonly string[]): Buffer[] | undefined => {
  if (lines.length > PATH_MAX) return undefined;
  const path = lines.map(decodeBase64);
  return path.every((hash) => hash?.length === HASH_BYTES) ? (path as Buffer[]) : undefined;
};

/** Bytes of the optional extra line; undefined when the line is no such line. */
const parseExtra = (line: string): Buffer | undefined =>
  line.startsWith('extra ') ? decodeBase64(line.slice('extra '.length)) : undefined;

/**
 * Reads a proof strictly; undefined when it is malformed. Nothing is verified here, and the extra data is
 * authenticated by nobody.
 */
export const parseProof = (text: string): Proof | undefined => {
  const gap = text.length > PROOF_CHARS_MAX ? -1 : text.indexOf('\n\n');
  if (gap < 0) return undefined;
  const [header, ...lines] = text.slice(0, gap).split('\n');
  const checkpoint = parseCheckpoint(text.slice(gap + 2));
  const extra = parseExtra(lines[0] ?? '');
  if (extra) lines.shift();
  const [indexLine = '', ...hashes] = lines;
  const index = indexLine.startsWith('index ') ? parseDecimal(indexLine.slice('index '.length)) : undefined;
  const path = parsePath(hashes);
  if (header !== HEADER || index === undefined || !path || !checkpoint) return undefined;
  return { index, path, checkpoint, ...(extra ? { extra } : {}) };
};
