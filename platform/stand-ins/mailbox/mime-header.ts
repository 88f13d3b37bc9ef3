/** Headers of a MIME entity by lower-case name; the first of equal names wins. */
export type MimeHeaders = ReadonlyMap<string, string>;

/** Reads an unfolded or folded header block (RFC 5322 §2.2), values decoded (RFC 2047). */
export const parseHeaders = (block: string): MimeHeaders => {
  const headers = new Map<string, string>();
  for (const line of block.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).trim().toLowerCase();
    if (colon > 0 && !headers.has(name)) headers.set(name, decodeWords(line.slice(colon + 1).trim()));
  }
  return headers;
};

/** RFC 2047 encoded words, `=?utf-8?Q?…?=` and `=?utf-8?B?…?=`; neighbours are joined without their space. */
export const decodeWords = (value: string): string => value
  .replace(/(\?=)\s+(=\?)/g, '$1$2')
  .replace(/=\?([\w-]{1,30})\?([bq])\?([^?\s]*)\?=/gi, (_all, charset: string, encoding: string, text: string) =>
    decodeBytes(encoding.toLowerCase() === 'b' ? Buffer.from(text, 'base64')
      : quotedPrintable(text.replaceAll('_', ' ')), charset));

/** Bytes of a quoted-printable text (RFC 2045 §6.7). */
export const quotedPrintable = (text: string): Buffer => Buffer.from(
  text.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/gi, (_all, hex: string) =>
    String.fromCharCode(parseInt(hex, 16))),
  'latin1');

/** Text of bytes in a named character set; unknown sets are read as UTF-8. */
export const decodeBytes = (bytes: Uint8Array, charset = 'utf-8'): string => {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
};

/** A parameter of a structured header: `charset` of `text/plain; charset="utf-8"`. */
export const parameter = (value: string, name: string): string | undefined => {
  const match = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^;\\s]+))`, 'i').exec(value);
  return match?.[1] ?? match?.[2];
};
