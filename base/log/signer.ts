/**
 * Signs the checkpoints of a service. Ed25519 is deterministic (RFC 8032 §5.1.6): the same tree and key give the
 * same bytes, so a submission that is retried after a crash gets the receipt that it would have had.
 */
import { sign as signBytes, type KeyObject } from 'node:crypto';
import { checkpointText } from './checkpoint.ts';
import { formatNote } from './note.ts';
import { originOf } from './origin.ts';
import { formatVkey, rawPublicKey, vkeyFor } from './vkey.ts';

export type Signer = {
  kid: string;
  /** Verification key of the service, named by its origin. */
  vkey: string;
  /** The signed checkpoint of that tree: a note, ready to be sent. */
  sign: (partition: number, size: number, root: Buffer, epoch?: number) => string;
};

export type SignerOptions = {
  /** `<host>/<service>` */
  origin: string;
  /** Ed25519 */
  privateKey: KeyObject;
  kid: string;
};

const CACHED_MAX = 512;

/**
 * Makes a signer with a small memory of its last checkpoints (43 µs a signature otherwise).
 * @throws Error from `sign` when one size is given with two roots: that would be a fork, which no log may sign.
 */
export const createSigner = ({ origin, privateKey, kid }: SignerOptions): Signer => {
  const publicKey = rawPublicKey(privateKey);
  // Roots as text: a small buffer is a slice of a slab of 64 kB, all of which it would keep.
  const signed = new Map<string, { root: string; note: string }>();
  const keyIds = new Map<string, string>();

  const signAnew = (logOrigin: string, size: number, root: Buffer): string => {
    let keyId = keyIds.get(logOrigin);
    if (keyId === undefined) keyIds.set(logOrigin, (keyId = vkeyFor(logOrigin, publicKey).keyId));
    const text = checkpointText({ origin: logOrigin, size, root });
    const signature = signBytes(null, Buffer.from(text), privateKey);
    return formatNote({ text, signatures: [{ name: logOrigin, keyId, signature }] });
  };

  const remember = (id: string, root: Buffer, note: string): void => {
    if (signed.size >= CACHED_MAX) signed.delete(signed.keys().next().value!);
    signed.set(id, { root: root.toString('hex'), note });
  };

  return {
    kid,
    vkey: formatVkey(vkeyFor(origin, publicKey)),
    sign: (partition, size, root, epoch = 1) => {
      const id = `${partition}-${epoch}/${size}`;
      const known = signed.get(id);
      if (known?.root === root.toString('hex')) return known.note;
      if (known) throw new Error(`fork refused: partition ${partition} has two roots at size ${size}`);
      const note = signAnew(originOf(origin, partition, epoch), size, root);
      remember(id, root, note);
      return note;
    },
  };
};
