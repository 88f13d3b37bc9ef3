/** Signed notes (C2SP signed-note): a text, an empty line, one or more signature lines. */
import { verify, type KeyObject } from 'node:crypto';
import { decodeBase64 } from './base64.ts';
import { isKeyName, publicKeyOf, type Vkey } from './vkey.ts';

export type NoteSignature = { name: string; keyId: string; signature: Buffer };
export type Note = { text: string; signatures: NoteSignature[] };

/** The specification asks for at least 16 signatures; post-quantum ones reach nearly 5 kB each. */
export const NOTE_LIMITS = { text_chars_max: 1_000_000, signatures_max: 64 };

const KEY_ID_BYTES = 4;
// A control character other than newline is never part of a note.
const FORBIDDEN = /[\u0000-\u0009\u000b-\u001f]/;

/** One signature line, without its newline. */
const signatureLine = ({ name, keyId, signature }: NoteSignature): string =>
  `— ${name} ${Buffer.concat([Buffer.from(keyId, 'hex'), signature]).toString('base64')}`;

/** The bytes of a note; `text` ends with a newline. */
export const formatNote = ({ text, signatures }: Note): string =>
  `${text}\n${signatures.map((signature) => `${signatureLine(signature)}\n`).join('')}`;

const parseSignature = (line: string): NoteSignature | undefined => {
  const [, name, data] = /^— (\S+) (\S+)$/u.exec(line) ?? [];
  const bytes = decodeBase64(data ?? '');
  if (!name || !isKeyName(name) || !bytes || bytes.length <= KEY_ID_BYTES) return undefined;
  return { name, keyId: bytes.toString('hex', 0, KEY_ID_BYTES), signature: bytes.subarray(KEY_ID_BYTES) };
};

/** Reads a note strictly; undefined when it is malformed. A note that is read is not yet a note that is signed. */
export const parseNote = (raw: string): Note | undefined => {
  if (raw.length > NOTE_LIMITS.text_chars_max || FORBIDDEN.test(raw) || !raw.isWellFormed()) return undefined;
  const split = raw.lastIndexOf('\n\n');
  if (split < 0 || !raw.endsWith('\n')) return undefined;
  const lines = raw.slice(split + 2, -1).split('\n');
  if (lines.length > NOTE_LIMITS.signatures_max) return undefined;
  const signatures = lines.map(parseSignature).filter((signature) => signature !== undefined);
  return signatures.length === lines.length ? { text: raw.slice(0, split + 1), signatures } : undefined;
};

const keyObjects = new Map<string, KeyObject>();
const KEY_OBJECTS_MAX = 256;

const keyObjectOf = (publicKey: Buffer): KeyObject => {
  const id = publicKey.toString('latin1');
  const known = keyObjects.get(id);
  if (known) return known;
  if (keyObjects.size >= KEY_OBJECTS_MAX) keyObjects.clear();
  const key = publicKeyOf(publicKey);
  keyObjects.set(id, key);
  return key;
};

export type NoteVerdict = 'signed' | 'unknown-key' | 'bad-signature';

/**
 * Whether a known key signed the note. Signatures of unknown keys are ignored; a wrong signature of the known key
 * condemns the note even when another one is right.
 */
export const verifyNote = ({ text, signatures }: Note, vkey: Vkey): NoteVerdict => {
  const own = signatures.filter(({ name, keyId }) => name === vkey.name && keyId === vkey.keyId);
  if (own.length === 0) return 'unknown-key';
  const key = keyObjectOf(vkey.publicKey);
  const data = Buffer.from(text);
  return own.every(({ signature }) => verify(null, data, key, signature)) ? 'signed' : 'bad-signature';
};
