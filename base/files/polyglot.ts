import type { FileType } from './file-type.ts';

/** Bytes at the beginning and at the end in which a second nature could hide. */
export const HEAD_BYTES = 1024;
export const TAIL_BYTES = 66_000;

const MARKUP = /<(script|html|svg|!doctype|\?php|iframe)/i;
const ZIP_END = Buffer.from('PK\x05\x06', 'latin1');
const ZIP_END_BYTES = 22;
const ZIP_ENTRY_BYTES = 46;
/** Bytes after a ZIP's end that lenient readers still pass over. */
const ZIP_SLACK_BYTES = 64;

/**
 * True when a file that opens as `type` also opens as something else: a ZIP at its end, markup at
 * either end, a PDF inside the head of an image. The rendition would be harmless; the original, which
 * the service keeps and may hand over, would not.
 */
export const isPolyglot = (type: FileType, head: Buffer, tail: Buffer, size: number): boolean => {
  if (endsAsZip(tail, size) || MARKUP.test(head.toString('latin1'))) return true;
  if (type === 'application/pdf') return MARKUP.test(afterLast(tail, '%%EOF').toString('latin1'));
  return head.includes('%PDF-') || MARKUP.test(tail.subarray(-HEAD_BYTES).toString('latin1'));
};

const afterLast = (bytes: Buffer, mark: string): Buffer => {
  const at = bytes.lastIndexOf(mark);
  return at < 0 ? Buffer.alloc(0) : bytes.subarray(at);
};

/** An end-of-central-directory record (APPNOTE 4.3.16) whose figures make sense where it stands. */
const endsAsZip = (tail: Buffer, size: number): boolean => {
  for (let at = tail.lastIndexOf(ZIP_END); at >= 0; at = at === 0 ? -1 : tail.lastIndexOf(ZIP_END, at - 1)) {
    if (at + ZIP_END_BYTES > tail.length) continue;
    const entries = tail.readUInt16LE(at + 10);
    const directoryBytes = tail.readUInt32LE(at + 12);
    const end = at + ZIP_END_BYTES + tail.readUInt16LE(at + 20);
    const fits = directoryBytes >= entries * ZIP_ENTRY_BYTES && directoryBytes <= size - (tail.length - at);
    if (entries > 0 && fits && tail.length - end <= ZIP_SLACK_BYTES) return true;
  }
  return false;
};
