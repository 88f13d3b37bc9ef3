/** A receipt: header, body and salt make an entry; the proof says that it is in the log. */
import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { canonical } from './canonical.ts';
import { readCheckpoint, readProof, unbase64, type Checkpoint, type Key } from './note.ts';
import { hashLeaf, rootFromPath } from './tree.ts';

export type Keys = { service: string; keys: Key[] };
export type CheckedReceipt = Checkpoint & { index: number };

/** A receipt as somebody has it: alone, in a deposit's whole answer, or attached to the printable one (a PDF). */
export const readReceipt = (file: Buffer): unknown => {
  const found = JSON.parse((file.toString('latin1', 0, 4) === '%PDF' ? attachedTo(file) : file).toString()) as Record<string, unknown>;
  return found['socle_receipt'] === undefined ? found['receipt'] ?? found : found;
};

const attachedTo = (pdf: Buffer): Buffer => {
  const start = pdf.indexOf('stream', pdf.indexOf('/EmbeddedFile'));
  const from = pdf.indexOf('\n', start) + 1;
  if (!pdf.includes('/EmbeddedFile')) throw new Error('nothing is attached to this PDF');
  return inflateSync(pdf.subarray(from, pdf.indexOf('endstream', from)), { maxOutputLength: 1 << 20 });
};

/** 0x01 ‖ SHA-256(salt ‖ header ‖ body) */
export const entryOf = (salt: Buffer, header: string, body: string): Buffer => {
  if (salt.length !== 32) throw new Error('a salt has 32 bytes');
  return Buffer.concat([Uint8Array.of(1), createHash('sha256').update(salt).update(header).update(body).digest()]);
};

/** Throws with the reason when the receipt is not good. */
export const checkReceipt = (receipt: unknown, { service, keys }: Keys): CheckedReceipt => {
  const { socle_receipt: version, header, body, salt, proof } = receipt as Record<string, unknown>;
  if (version !== 1 || typeof salt !== 'string' || typeof proof !== 'string') throw new Error('not a receipt');
  const { index, path, note } = readProof(proof);
  const [origin = ''] = note.split('\n');
  const checkpoint = readCheckpoint(note, origin.slice(0, origin.lastIndexOf('/')), keys);
  const { svc, part } = header as Record<string, unknown>;
  const [, name, log] = /^.*\/([^/]+)\/(\d+)(?:-\d+)?$/.exec(origin) ?? [];
  const fits = name === service && svc === service && Number(log) === part;
  if (!fits) throw new Error('the proof comes from another register');
  const leaf = hashLeaf(entryOf(unbase64(salt), canonical(header), canonical(body)));
  const root = index < checkpoint.size ? rootFromPath(leaf, index, checkpoint.size, path) : null;
  if (!root?.equals(checkpoint.root)) throw new Error('this content is not in the register');
  const { com, at } = body as Record<string, unknown>;
  const committed = Date.parse(String(com ?? at));
  const { until } = checkpoint.key;
  if (!(until === null || committed < until)) throw new Error('the key had ended');
  return { ...checkpoint, index };
};
