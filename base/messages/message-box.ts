import { createSecretKey } from 'node:crypto';
import { hmac, open, seal, type SymmetricKey } from '#base/values/crypto-box.ts';
import { deriveKey, oncePerKeyring } from '#base/values/keyring.ts';

/** Seals contents that wait in the outbox or the inbox. */
export type MessageBox = {
  seal(messageId: string, content: unknown): Buffer;
  open(messageId: string, sealed: Buffer): unknown;
  /** For telling a repeated message from another one under the same id. */
  fingerprint(text: string): Buffer;
};

/**
 * A box under a secret of the service (`deriveKey(ring, 'messages')`). Each message has a key of its own, derived
 * from its id, so that no number of messages wears one key out; a content opens under its own id only.
 */
export const messageBox = (secret: SymmetricKey): MessageBox => {
  const keyOf = (id: string): Buffer => hmac(secret, 'content', id);
  return {
    seal: (id, content) => seal(keyOf(id), Buffer.from(JSON.stringify(content)), id),
    open: (id, sealed) => JSON.parse(open(keyOf(id), sealed, id).toString()) as unknown,
    fingerprint: (text) => hmac(secret, 'fingerprint', text),
  };
};

/** What seals a service's messages while they wait. */
export const boxOf = oncePerKeyring((ring) => messageBox(createSecretKey(hmac(deriveKey(ring, 'messages'), 'box'))));
