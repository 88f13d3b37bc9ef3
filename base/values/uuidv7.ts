import type { Instant } from './instant.ts';

const HEX = Array.from({ length: 256 }, (_, i) => i.toString(16).padStart(2, '0'));

/**
 * UUID version 7 (RFC 9562 §5.7): 48 bits of ms time, then 74 random bits.
 * `random` holds at least 10 bytes; nothing else is read, so a seed replays the same ids.
 */
export const uuidv7 = (at: Instant, random: Uint8Array): string => {
  const high = Math.floor(at / 0x1_0000_0000);
  const low = at >>> 0;
  const h = (byte: number): string => HEX[byte & 0xff]!;
  const r = (i: number): number => random[i]!;
  return h(high >> 8) + h(high) + h(low >>> 24) + h(low >>> 16) + '-' + h(low >>> 8) + h(low)
    + '-' + h(0x70 | (r(0) & 0x0f)) + h(r(1)) + '-' + h(0x80 | (r(2) & 0x3f)) + h(r(3))
    + '-' + h(r(4)) + h(r(5)) + h(r(6)) + h(r(7)) + h(r(8)) + h(r(9));
};
