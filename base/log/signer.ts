/**
 * Signs the checkpoints of a service. Ed25519 is deterministic (RFC 8032 §5.1.6): the same tree and key give the
 * same bytes, so a submission that is retried after a crash gets the receipt that it would have had.
 */
import { sign as signBytes, type KeyObject } from 'node:crypto';
import { checkpointText } from './checkpoint.ts';
import { formatNote } from './note.ts';
import { originOf } from './origin.ts';
import { createSignedRoots } from './signed-roots.ts';
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

const REMEMBERED = 512;

/**
 * Makes a signer that remembers the last trees that it signed: their roots, and the notes of those that were asked for
 * again (43 µs a signature otherwise).
 * @throws Error from `sign` when one size is given with two roots: that would be a fork, which no log may sign.
 */
export const createSigner = ({ origin, privateKey, kid }: SignerOptions): Signer => {
  const publicKey = rawPublicKey(privateKey);
  const signed = createSignedRoots(REMEMBERED);
  const keyIds = new Map<string, string>();

  const signAnew = (logOrigin: string, size: number, root: Buffer): string => {
    let keyId = keyIds.get(logOrigin);
    if (keyId === undefined) keyIds.set(logOrigin, (keyId = vkeyFor(logOrigin, publicKey).keyId));
    const text = checkpointText({ origin: logOrigin, size, root });
    const signature = signBytes(null, Buffer.from(text), privateKey);
    return formatNote({ text, signatures: [{ name: logOrigin, keyId, signature }] });
  };

  return {
    kid,
    vkey: formatVkey(vkeyFor(origin, publicKey)),
    sign: (partition, size, root, epoch = 1) => {
      const signNow = (): string => signAnew(originOf(origin, partition, epoch), size, root);
      const place = signed.find(partition, epoch, size);
      if (place === undefined) {
        signed.keep(partition, epoch, size, root);
        return signNow();
      }
      if (!signed.isRoot(place, root)) throw new Error(`fork refused: partition ${partition} has two roots at size ${size}`);
      return signed.noteAt(place, signNow);
    },
  };
};
