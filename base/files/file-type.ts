/** Types that a person may send; everything else is refused with what to do instead. */
export type FileType = 'image/jpeg' | 'image/png' | 'application/pdf';

/** What a file turns out to be when it is none of the accepted types; each has its own remedy. */
export type ForeignKind = 'heic' | 'archive' | 'office' | 'program' | 'web' | 'image' | 'media' | 'unknown';

export type Sniffed = { type: FileType } | { foreign: ForeignKind };

/** Bytes of the beginning that are enough to tell. */
export const SNIFF_BYTES = 512;

type Magic = { at: number; bytes: Buffer; is: Sniffed };

const accepted = (type: FileType, bytes: string): Magic =>
  ({ at: 0, bytes: Buffer.from(bytes, 'latin1'), is: { type } });
const foreign = (kind: ForeignKind, bytes: string, at = 0): Magic =>
  ({ at, bytes: Buffer.from(bytes, 'latin1'), is: { foreign: kind } });

const HEIF_BRANDS = ['heic', 'heix', 'hevc', 'heim', 'heis', 'hevm', 'mif1', 'msf1', 'avif'];

const MAGICS: readonly Magic[] = [
  accepted('image/jpeg', '\xff\xd8\xff'),
  accepted('image/png', '\x89PNG\r\n\x1a\n'),
  accepted('application/pdf', '%PDF-'),
  ...HEIF_BRANDS.map((brand) => foreign('heic', `ftyp${brand}`, 4)),
  foreign('media', 'ftyp', 4),
  foreign('archive', 'PK\x03\x04'), foreign('archive', 'PK\x05\x06'), foreign('archive', 'Rar!\x1a'),
  foreign('archive', '7z\xbc\xaf\x27\x1c'), foreign('archive', '\x1f\x8b'), foreign('archive', 'BZh'),
  foreign('archive', '\xfd7zXZ'), foreign('archive', '(\xb5/\xfd'), foreign('archive', 'ustar', 257),
  foreign('office', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), foreign('office', '{\\rtf'),
  foreign('program', 'MZ'), foreign('program', '\x7fELF'), foreign('program', '#!'),
  foreign('program', '\xcf\xfa\xed\xfe'), foreign('program', '\xca\xfe\xba\xbe'), foreign('program', 'dex\n'),
  foreign('image', 'GIF8'), foreign('image', 'BM'), foreign('image', 'II*\0'), foreign('image', 'MM\0*'),
  foreign('image', 'WEBP', 8), foreign('image', '8BPS'), foreign('image', '\xff\x0a'), foreign('image', '\0\0\x01\0'),
  foreign('media', 'RIFF'), foreign('media', 'OggS'), foreign('media', 'ID3'), foreign('media', '\x1aE\xdf\xa3'),
];

const OFFICE_IN_ZIP = /word\/|xl\/|ppt\/|mimetypeapplication\/vnd\.oasis|\[Content_Types\]\.xml/;
const MARKUP = /^\s*(<\?xml|<!doctype|<html|<head|<body|<script|<svg|<!--)/i;

/**
 * Tells a file from its first bytes (≥ 512, or all of them), never from its name. The magic must be
 * the very first bytes: readers that look further are how one file passes for two.
 */
export const sniff = (head: Uint8Array): Sniffed => {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength);
  const found = MAGICS.find(({ at, bytes: magic }) => bytes.subarray(at, at + magic.length).equals(magic));
  if (found) return isOffice(found.is, bytes) ? { foreign: 'office' } : found.is;
  return { foreign: MARKUP.test(withoutMark(bytes).toString('latin1')) ? 'web' : 'unknown' };
};

const isOffice = (is: Sniffed, bytes: Buffer): boolean =>
  'foreign' in is && is.foreign === 'archive' && OFFICE_IN_ZIP.test(bytes.toString('latin1', 0, SNIFF_BYTES));

/** A byte-order mark before markup does not make it something else. */
const withoutMark = (bytes: Buffer): Buffer =>
  bytes.subarray(0, 3).equals(Buffer.from('\xef\xbb\xbf', 'latin1')) ? bytes.subarray(3) : bytes;

const EXTENSIONS: Readonly<Record<FileType, readonly string[]>> = {
  'image/jpeg': ['jpg', 'jpeg', 'jpe', 'jfif'],
  'image/png': ['png'],
  'application/pdf': ['pdf'],
};
const DECLARED: Readonly<Record<FileType, readonly string[]>> = {
  'image/jpeg': ['image/jpeg', 'image/jpg', 'image/pjpeg'],
  'image/png': ['image/png', 'image/x-png'],
  'application/pdf': ['application/pdf', 'application/x-pdf'],
};
/** What browsers and phones say when they do not know: it contradicts nothing. */
const NO_OPINION = ['', 'application/octet-stream', 'binary/octet-stream'];

/** The extension in lower case, without its dot; empty when the name has none. */
const extensionOf = (name: string): string => /\.([^.]{1,10})$/.exec(name)?.[1]?.toLowerCase() ?? '';

/** True when the name's extension (or its absence) and the declared type agree with what the bytes are. */
export const namesAgree = (type: FileType, name: string, declaredType: string): boolean => {
  const extension = extensionOf(name);
  const declared = declaredType.split(';')[0]!.trim().toLowerCase();
  return (extension === '' || EXTENSIONS[type].includes(extension))
    && (NO_OPINION.includes(declared) || DECLARED[type].includes(declared));
};
