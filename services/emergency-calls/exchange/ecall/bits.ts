/** Reads unaligned bits, the most significant first (UPER, ITU-T X.691). Beyond the end it gives `undefined`, never throws. */
export type BitReader = { bits(count: number): number | undefined; readonly left: number };

/** A reader over bytes; numbers of up to 32 bits. */
export const bitReader = (bytes: Uint8Array): BitReader => {
  let at = 0;
  const total = bytes.length * 8;
  return {
    get left() { return total - at; },
    bits: (count) => {
      if (at + count > total) return undefined;
      let value = 0;
      for (let i = 0; i < count; i += 1, at += 1) value = value * 2 + ((bytes[at >> 3]! >> (7 - (at & 7))) & 1);
      return value;
    },
  };
};

/** Writes unaligned bits; `bytes` fills the last octet with zeros. */
export type BitWriter = { bits(value: number, count: number): void; bytes(): Uint8Array };

/** A writer that starts empty. */
export const bitWriter = (): BitWriter => {
  const written: number[] = [];
  return {
    bits: (value, count) => { for (let i = count - 1; i >= 0; i -= 1) written.push(Math.floor(value / 2 ** i) % 2); },
    bytes: () => Uint8Array.from({ length: Math.ceil(written.length / 8) }, (_, octet) =>
      written.slice(octet * 8, octet * 8 + 8).concat(Array(8).fill(0)).slice(0, 8).reduce((byte, bit) => byte * 2 + bit, 0)),
  };
};
