/**
 * The only thing of an event that ever becomes public: one version byte and a salted commitment.
 *
 * A plain hash of a name and a birth date can be guessed and would stay personal data; with 32 random bytes it
 * says nothing, and nothing at all once the salt is destroyed with the event.
 */
import { hash } from 'node:crypto';
import { HASH_BYTES } from './merkle.ts';

export const ENTRY_BYTES = 33;
export const SALT_BYTES = 32;
/** Version byte of an event's commitment. */
const EVENT_ENTRY = 0x01;
/** Version byte of the entry by which a new origin names the last checkpoint of the origin that it replaces. */
export const ORIGIN_ENTRY = 0x02;

const entryOf = (version: number, data: Uint8Array): Buffer => {
  const entry = Buffer.allocUnsafe(ENTRY_BYTES);
  entry[0] = version;
  entry.write(hash('sha256', data, 'binary'), 1, HASH_BYTES, 'latin1');
  return entry;
};

/**
 * Entry of an event: 0x01 ‖ SHA-256(salt ‖ header ‖ body), 33 bytes.
 * @param salt 32 random bytes, kept beside the event
 * @param header the header's canonical JSON (RFC 8785)
 * @param body the sealed facts' canonical JSON, the very bytes that are stored
 */
export const eventEntry = (salt: Uint8Array, header: string, body: string): Buffer => {
  if (salt.length !== SALT_BYTES) throw new RangeError(`a salt has ${SALT_BYTES} bytes, not ${salt.length}`);
  const headerBytes = Buffer.byteLength(header);
  const data = Buffer.allocUnsafe(SALT_BYTES + headerBytes + Buffer.byteLength(body));
  data.set(salt);
  data.write(header, SALT_BYTES);
  data.write(body, SALT_BYTES + headerBytes);
  return entryOf(EVENT_ENTRY, data);
};

/** Entry that opens a new origin: 0x02 ‖ SHA-256(text of the last checkpoint published under the old one). */
export const originEntry = (oldCheckpoint: string): Buffer => entryOf(ORIGIN_ENTRY, Buffer.from(oldCheckpoint));
