/** Signed notes, checkpoints and proofs, from the C2SP texts. */
import { createHash, createPublicKey, verify } from 'node:crypto';

/** DER of an Ed25519 SubjectPublicKeyInfo up to the 32 bytes of the key (RFC 8410). */
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

export const unbase64 = (text: string): Buffer => {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.toString('base64') !== text) throw new Error('not canonical base64');
  return bytes;
};

export type Key = { name: string; raw: Buffer; until: number | null };

const keyId = (name: string, raw: Buffer): string =>
  createHash('sha256').update(`${name}\n`).update(Uint8Array.of(1)).update(raw).digest('hex').slice(0, 8);

/** `<name>+<id>+<base64(0x01 ‖ key)>` */
export const readKey = (vkey: string, until: string | null = null): Key => {
  const [name, id, ...data] = vkey.split('+');
  const bytes = unbase64(data.join('+'));
  const raw = bytes.subarray(1);
  if (!name || bytes[0] !== 1 || raw.length !== 32 || keyId(name, raw) !== id) throw new Error(`bad key ${vkey}`);
  return { name, raw, until: until === null ? null : Date.parse(until) };
};

/** Which of the keys signed the note under that name; throws when none did, or when one did it wrongly. */
export const signerOf = (note: string, name: string, keys: readonly Key[]): Key => {
  const cut = note.lastIndexOf('\n\n');
  if (cut < 0 || !note.endsWith('\n')) throw new Error('not a note');
  const text = note.slice(0, cut + 1);
  const lines = note.slice(cut + 2, -1).split('\n').map((line) => {
    const parts = line.split(' ');
    if (parts.length !== 3 || parts[0] !== '—') throw new Error('not a signature line');
    return { name: parts[1]!, bytes: unbase64(parts[2]!) };
  });
  for (const key of keys) {
    const own = lines.filter((line) => line.name === name && line.bytes.toString('hex', 0, 4) === keyId(name, key.raw));
    if (own.length === 0) continue;
    const publicKey = createPublicKey({ key: Buffer.concat([SPKI, key.raw]), format: 'der', type: 'spki' });
    const right = own.every((line) => verify(null, Buffer.from(text), publicKey, line.bytes.subarray(4)));
    if (!right) throw new Error('wrong signature');
    return key;
  }
  throw new Error('signed by no known key');
};

export type Checkpoint = { origin: string; size: number; root: Buffer; key: Key };

const readSize = (text: string): number => {
  if (!/^(0|[1-9]\d*)$/.test(text) || !Number.isSafeInteger(Number(text))) throw new Error(`not a number: ${text}`);
  return Number(text);
};

/** A checkpoint whose origin lies under `service` (`host/service`) and which one of the keys signed. */
export const readCheckpoint = (note: string, service: string, keys: readonly Key[]): Checkpoint => {
  const [origin = '', size = '', root = '', empty] = note.split('\n');
  if (empty !== '') throw new Error('a checkpoint has three lines');
  if (!/^\d+(-\d+)?$/.test(origin.slice(service.length + 1)) || !origin.startsWith(`${service}/`)) {
    throw new Error(`checkpoint of another origin: ${origin}`);
  }
  const key = signerOf(note, origin, keys.filter((one) => one.name === service));
  const hash = unbase64(root);
  if (hash.length !== 32) throw new Error('a root has 32 bytes');
  return { origin, size: readSize(size), root: hash, key };
};

/** The parts of a `c2sp.org/tlog-proof@v1`. */
export const readProof = (text: string): { index: number; path: Buffer[]; note: string } => {
  const cut = text.indexOf('\n\n');
  const [head, ...lines] = text.slice(0, cut).split('\n');
  if (cut < 0 || head !== 'c2sp.org/tlog-proof@v1') throw new Error('not a proof');
  if (lines[0]?.startsWith('extra ')) lines.shift();
  const [word, index = ''] = (lines.shift() ?? '').split(' ');
  if (word !== 'index') throw new Error('a proof has an index');
  const path = lines.map(unbase64);
  if (path.some((hash) => hash.length !== 32)) throw new Error('a path is made of 32-byte hashes');
  return { index: readSize(index), path, note: text.slice(cut + 2) };
};
