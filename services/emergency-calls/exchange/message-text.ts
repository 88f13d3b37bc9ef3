const decoded = (bytes: Uint8Array, encoding: string): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

/** Text of UTF-8 bytes, its byte order mark left out; `undefined` when they are no UTF-8. */
export const utf8Text = (bytes: Uint8Array): string | undefined => decoded(bytes, 'utf-8');

const DECLARED = /^<\?xml[ \t\r\n][^>]{0,200}?encoding[ \t\r\n]{0,20}=[ \t\r\n]{0,20}["']([A-Za-z][\w.-]{0,39})["']/;
const HEAD_BYTES = 256;

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
const ascii = (bytes: Uint8Array): string | undefined => (bytes.every((byte) => byte < 0x80) ? latin1(bytes) : undefined);

const latin9 = (bytes: Uint8Array): string | undefined => decoded(bytes, 'iso-8859-15');
const windows = (bytes: Uint8Array): string | undefined => decoded(bytes, 'windows-1252');

/** The encodings that partners declare, by their usual names; what is no other is UTF-8. */
const ENCODINGS: Readonly<Record<string, (bytes: Uint8Array) => string | undefined>> = {
  'utf-8': utf8Text, utf8: utf8Text, 'us-ascii': ascii, ascii, 'iso-8859-1': latin1, latin1, 'iso-8859-15': latin9, latin9,
  'windows-1252': windows, cp1252: windows,
};

/**
 * Text of an XML document: by its byte order mark (UTF-8, UTF-16), else by the encoding that it declares (XML 1.0, 4.3.3), else UTF-8.
 * `undefined` for an encoding that nobody here knows or bytes that are not of it.
 */
export const xmlText = (bytes: Uint8Array): string | undefined => {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return decoded(bytes, 'utf-16le');
  if (first === 0xfe && second === 0xff) return decoded(bytes, 'utf-16be');
  if (first === 0xef && second === 0xbb && third === 0xbf) return utf8Text(bytes);
  const declared = DECLARED.exec(latin1(bytes.subarray(0, HEAD_BYTES)))?.[1]?.toLowerCase() ?? 'utf-8';
  return Object.hasOwn(ENCODINGS, declared) ? ENCODINGS[declared]!(bytes) : undefined;
};

const ESCAPES = /\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|[^])/g;
const NUL = /^\\u0000$/;
const HALF = /^\\u[dD][89abcdefABCDEF][0-9a-fA-F]{2}$/;

/**
 * A JSON text without what no database keeps: NUL characters are left out, halves of a surrogate pair become U+FFFD. The rest
 * is as it was written.
 */
export const storableJson = (text: string): string => text.toWellFormed().replace(ESCAPES, (escape) =>
  (NUL.test(escape) ? '' : HALF.test(escape) ? '\\ufffd' : escape));
