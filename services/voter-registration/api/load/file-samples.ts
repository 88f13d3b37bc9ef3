import { crc32, deflateSync } from 'node:zlib';
import type { FileType } from '#base/files/file-type.ts';

/** One invented document: its bytes and what its sender says of it. */
export type SampleFile = { name: string; type: FileType; bytes: Buffer };

/** Sizes of the mix, in bytes: median and 95th percentile of a log-normal law, cut where files are refused. */
const MEDIAN_BYTES = 600_000;
const P95_BYTES = 4_000_000;
const MAX_BYTES = 5_200_000;
const MIN_BYTES = 20_000;
/** Normal deviate of the 95th percentile. */
const Z95 = 1.645;
/** Shares of the types that are accepted, of a hundred: what people send otherwise is refused at the border. */
const SHARES: readonly [FileType, number][] = [['application/pdf', 74], ['image/jpeg', 24], ['image/png', 2]];

/** Files of one request on the mean, and in the cycle of requests that gives it. */
export const PIECES_PER_REQUEST = 2.3;

/** A repeatable source of numbers in [0, 1). */
export const unitSource = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
};

/** The size of a file of the mix for two uniform numbers. */
export const mixSize = (u: number, v: number): number => {
  const normal = Math.sqrt(-2 * Math.log(1 - u)) * Math.cos(2 * Math.PI * v);
  const bytes = MEDIAN_BYTES * Math.exp((Math.log(P95_BYTES / MEDIAN_BYTES) / Z95) * normal);
  return Math.round(Math.min(MAX_BYTES, Math.max(MIN_BYTES, bytes)));
};

/** The type of a file of the mix for a uniform number. */
export const mixType = (u: number): FileType => {
  let left = u * 100;
  return (SHARES.find(([, share]) => (left -= share) < 0) ?? SHARES[0]!)[0];
};

/** Where noise may begin in its ground: a prime, as far as the ground repeats. */
const GROUND_BYTES = 65_521;
let ground: Buffer | undefined;

/**
 * Bytes that no compression shortens, without the 0xff that means something in a JPEG nor the '%' and '/' of a PDF: a piece of a
 * ground that is laid once, not to be written on. Fresh bytes a document cost the generator of a closing day a fifth of its time.
 */
const noise = (bytes: number, unit: () => number): Buffer => {
  if (!ground || ground.length < bytes + GROUND_BYTES) {
    const same = unitSource(1);
    const block = Buffer.from(Array.from({ length: GROUND_BYTES }, () => 0x40 + Math.floor(same() * 0x3f)));
    ground = Buffer.alloc(Math.max(bytes, MAX_BYTES) + GROUND_BYTES, block);
  }
  const at = Math.floor(unit() * GROUND_BYTES);
  return ground.subarray(at, at + bytes);
};

/** A file of `type` of about `size` bytes, whole from its first mark to its last. */
export const sampleFile = (type: FileType, size: number, unit: () => number): SampleFile => {
  if (type === 'application/pdf') return { name: 'justificatif.pdf', type, bytes: pdf(noise(size, unit)) };
  if (type === 'image/png') return { name: 'capture.png', type, bytes: png(size, unit) };
  return { name: 'photo.jpg', type, bytes: jpeg(noise(size, unit)) };
};

/** `count` files of the mix. */
export const mixOfFiles = (count: number, seed: number): SampleFile[] => {
  const unit = unitSource(seed);
  return Array.from({ length: count }, () => sampleFile(mixType(unit()), mixSize(unit(), unit()), unit));
};

/** A page with one image (ISO 32000-2): a scan, as most people send. */
const pdf = (image: Buffer): Buffer => {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  const offsets: number[] = [];
  let at = parts[0]!.length;
  const add = (...more: (Buffer | string)[]): void => {
    offsets.push(at);
    for (const part of more.map((one) => (typeof one === 'string' ? Buffer.from(one) : one))) {
      parts.push(part);
      at += part.length;
    }
  };
  add('1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n');
  add('2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj\n');
  add('3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</I 4 0 R>>>>>> endobj\n');
  add(`4 0 obj <</Type/XObject/Subtype/Image/Width ${image.length}/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length ${
    image.length}>> stream\n`, image, '\nendstream endobj\n');
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(Buffer.from(`xref\n0 5\n0000000000 65535 f \n${table}trailer <</Size 5/Root 1 0 R>>\nstartxref\n${at}\n%%EOF\n`));
  return Buffer.concat(parts);
};

/** Grey pixels stored without compression (W3C PNG §5). */
const png = (size: number, unit: () => number): Buffer => {
  const width = 1_000;
  const height = Math.max(1, Math.round(size / (width + 1)));
  const lines = Buffer.from(noise(height * (width + 1), unit));
  for (let line = 0; line < height; line++) lines[line * (width + 1)] = 0;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.writeUInt8(8, 8);
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', header),
    chunk('IDAT', deflateSync(lines, { level: 0 })), chunk('IEND', Buffer.alloc(0))]);
};

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
};

/** A JPEG's marks around a scan of any bits (ITU T.81, annex B): what its border judges is all there. */
const jpeg = (scan: Buffer): Buffer => {
  const segment = (code: number, ...data: number[]): Buffer =>
    Buffer.from([0xff, code, (data.length + 2) >> 8, (data.length + 2) & 255, ...data]);
  const side = Math.max(8, Math.round(Math.sqrt(scan.length * 6)));
  return Buffer.concat([Buffer.from([0xff, 0xd8]), segment(0xe0, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0),
    segment(0xdb, 0, ...new Array<number>(64).fill(16)),
    segment(0xc0, 8, side >> 8, side & 255, side >> 8, side & 255, 1, 1, 0x11, 0),
    segment(0xc4, 0x00, 0, 1, ...new Array<number>(14).fill(0), 0), segment(0xc4, 0x10, 0, 1, ...new Array<number>(14).fill(0), 0),
    segment(0xda, 1, 1, 0, 0, 63, 0), scan, Buffer.from([0xff, 0xd9])]);
};
