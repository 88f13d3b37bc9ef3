/** The letters of the GSM default alphabet (3GPP TS 23.038) that AML texts use, by their seven-bit numbers; the rest is `?`. */
const BASIC = '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§'
  + '¿abcdefghijklmnopqrstuvwxyzäöñüà';
const UNKNOWN = '?';

/** Unpacks a data SMS: seven bits a letter, the least significant first; trailing fill letters are cut. */
export const unpackGsm7 = (bytes: Uint8Array): string => {
  let [text, held, bits] = ['', 0, 0];
  for (const byte of bytes) {
    held |= byte << bits;
    bits += 8;
    while (bits >= 7) {
      text += BASIC[held & 0x7f] ?? UNKNOWN;
      held >>= 7;
      bits -= 7;
    }
  }
  return text.replace(/[@\r]+$/, '');
};

/** Packs a text seven bits a letter. */
export const packGsm7 = (text: string): Uint8Array => {
  const bytes: number[] = [];
  let [held, bits] = [0, 0];
  for (const letter of text) {
    held |= Math.max(0, BASIC.indexOf(letter)) << bits;
    bits += 7;
    while (bits >= 8) {
      bytes.push(held & 0xff);
      held >>= 8;
      bits -= 8;
    }
  }
  if (bits > 0) bytes.push(held & 0xff);
  return Uint8Array.from(bytes);
};
