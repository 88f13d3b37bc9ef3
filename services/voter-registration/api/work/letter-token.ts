import { createSecretKey, timingSafeEqual } from 'node:crypto';
import { hmac } from '#base/values/crypto-box.ts';
import { deriveKey, oncePerKeyring, type Keyring } from '#base/values/keyring.ts';
import { createMac } from '#base/values/mac.ts';

/** A letter: the dossier, the position of the event that wrote it, and its rank among that event's letters. */
export type LetterRef = { partition: number; id: string; position: number; rang: number };

const REF_BYTES = 22;
const MAC_BYTES = 16;
const TOKEN = new RegExp(`^[0-9a-f]{${2 * (REF_BYTES + MAC_BYTES)}}$`);

const macOf = oncePerKeyring((ring) => createMac(createSecretKey(hmac(deriveKey(ring, 'messages'), 'letter-token'))));

const bytesOf = ({ partition, id, position, rang }: LetterRef): Buffer => {
  const bytes = Buffer.alloc(REF_BYTES);
  bytes.writeUInt8(partition, 0);
  bytes.write(id.replaceAll('-', ''), 1, 'hex');
  bytes.writeUInt32BE(position, 17);
  bytes.writeUInt8(rang, 21);
  return bytes;
};

const uuidText = (hex: string): string => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');

/** Envelope id of a mail: it says which letter it is, in hexadecimal digits, and nobody else can make one. */
export const letterToken = (ring: Keyring, ref: LetterRef): string => {
  const bytes = bytesOf(ref);
  return Buffer.concat([bytes, macOf(ring)('token', bytes).subarray(0, MAC_BYTES)]).toString('hex');
};

/** The letter that a token of ours names; nothing for any other text. */
export const readLetterToken = (ring: Keyring, text: string): LetterRef | undefined => {
  if (!TOKEN.test(text)) return undefined;
  const all = Buffer.from(text, 'hex');
  const bytes = all.subarray(0, REF_BYTES);
  if (!timingSafeEqual(all.subarray(REF_BYTES), macOf(ring)('token', bytes).subarray(0, MAC_BYTES))) return undefined;
  return { partition: bytes.readUInt8(0), id: uuidText(bytes.toString('hex', 1, 17)), position: bytes.readUInt32BE(17),
    rang: bytes.readUInt8(21) };
};

/** Under this id the inbox knows the bounce of a letter, so that it counts once. */
export const bounceId = (ring: Keyring, ref: LetterRef): string => uuidText(macOf(ring)('bounce', bytesOf(ref)).toString('hex'));
