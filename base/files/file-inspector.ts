import { fileProblems } from './errors.ts';
import { namesAgree, sniff, SNIFF_BYTES, type FileType, type ForeignKind } from './file-type.ts';
import type { FileWalk } from './file-walk.ts';
import { JpegWalk } from './jpeg-walk.ts';
import type { FileLimits } from './limits.ts';
import { PdfWalk } from './pdf-walk.ts';
import { PngWalk } from './png-walk.ts';
import { HEAD_BYTES, isPolyglot, TAIL_BYTES } from './polyglot.ts';

/** What a person may send in one place of a form. */
export type FileSlot = { slot: string; accepts: readonly FileType[] };

export type SentFile = { name: string; declaredType: string };

/** What the bytes turned out to be. `needsOpening`: only the isolated reader can tell if a PDF opens. */
export type Inspected = {
  type: FileType; size: number; width?: number; height?: number; needsOpening: boolean;
};

const FOREIGN: Readonly<Record<ForeignKind, keyof typeof fileProblems>> = {
  heic: 'FILE_HEIC', archive: 'FILE_ARCHIVE', office: 'FILE_OFFICE', program: 'FILE_PROGRAM', web: 'FILE_WEB_PAGE',
  image: 'FILE_IMAGE_FORMAT', media: 'FILE_TYPE_NOT_ACCEPTED', unknown: 'FILE_TYPE_NOT_ACCEPTED',
};

const WALKS: Readonly<Record<FileType, new () => FileWalk>> = {
  'image/jpeg': JpegWalk, 'image/png': PngWalk, 'application/pdf': PdfWalk,
};

/**
 * Judges a file while its bytes pass, once, without keeping them: `push` each part, then `conclude`.
 * Both throw the `Problem` that the sender reads, as soon as it is certain. Nothing is decoded here:
 * sizes are those that headers claim, and refusing comes before any decoder runs.
 */
export class FileInspector {
  readonly #slot: FileSlot;
  readonly #sent: SentFile;
  readonly #limits: FileLimits;
  #head: Buffer = Buffer.alloc(0);
  #recent: Uint8Array[] = [];
  #recentBytes = 0;
  #size = 0;
  #type: FileType | undefined;
  #walk: FileWalk | undefined;

  constructor(slot: FileSlot, sent: SentFile, limits: FileLimits) {
    this.#slot = slot;
    this.#sent = sent;
    this.#limits = limits;
  }

  push(bytes: Uint8Array): void {
    this.#size += bytes.length;
    if (this.#size > this.#limits.file_bytes_max) {
      throw fileProblems.FILE_TOO_LARGE({ extra: { bytes_max: this.#limits.file_bytes_max } });
    }
    if (this.#head.length < HEAD_BYTES) {
      this.#head = Buffer.concat([this.#head, bytes.subarray(0, HEAD_BYTES - this.#head.length)]);
    }
    this.#keepTail(bytes);
    if (!this.#walk && this.#size >= SNIFF_BYTES) this.#recognise();
    else this.#walk?.push(bytes);
    this.#refusePixels();
  }

  conclude(): Inspected {
    if (this.#size === 0) throw fileProblems.FILE_EMPTY();
    if (!this.#walk) this.#recognise();
    const type = this.#type!;
    const walk = this.#walk!;
    const tail = Buffer.concat(this.#recent).subarray(-TAIL_BYTES);
    if (isPolyglot(type, this.#head, tail, this.#size)) throw fileProblems.FILE_POLYGLOT();
    if (!walk.isWhole({ head: this.#head, tail, size: this.#size })) throw fileProblems.FILE_TRUNCATED();
    this.#refusePixels();
    const needsOpening = walk instanceof PdfWalk && walk.speaksOfEncryption();
    return { type, size: this.#size, ...walk.size(), needsOpening };
  }

  /** Parts are kept by reference: a handful at most, and no copy. */
  #keepTail(bytes: Uint8Array): void {
    this.#recent.push(bytes);
    this.#recentBytes += bytes.length;
    while (this.#recentBytes - this.#recent[0]!.length >= TAIL_BYTES) this.#recentBytes -= this.#recent.shift()!.length;
  }

  #recognise(): void {
    const found = sniff(this.#head);
    if ('foreign' in found) throw fileProblems[FOREIGN[found.foreign]]();
    if (!this.#slot.accepts.includes(found.type)) {
      throw fileProblems.FILE_TYPE_NOT_ACCEPTED({ extra: { accepts: this.#slot.accepts } });
    }
    if (!namesAgree(found.type, this.#sent.name, this.#sent.declaredType)) {
      throw fileProblems.FILE_NAME_MISMATCH({ extra: { type: found.type } });
    }
    this.#type = found.type;
    this.#walk = new WALKS[found.type]();
    for (const bytes of this.#recent) this.#walk.push(bytes);
  }

  #refusePixels(): void {
    const size = this.#walk?.size();
    if (!size) return;
    const { image_pixels_max, image_side_max } = this.#limits;
    if (size.width * size.height > image_pixels_max || Math.max(size.width, size.height) > image_side_max) {
      throw fileProblems.FILE_IMAGE_TOO_BIG({ extra: { width: size.width, height: size.height, image_pixels_max } });
    }
  }
}
