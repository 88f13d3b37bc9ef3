import type { FileEnds, FileWalk } from './file-walk.ts';

const ENCRYPT = Buffer.from('/Encrypt');

/**
 * Looks at a PDF (ISO 32000-2) as its bytes pass: does it reach an end mark, and does it speak of
 * encryption? The latter is only a suspicion, since many bills forbid printing under an empty
 * password and open for everybody; the isolated reader decides.
 */
export class PdfWalk implements FileWalk {
  #seam: Buffer = Buffer.alloc(0);
  #encrypted = false;

  push(bytes: Uint8Array): void {
    if (this.#encrypted) return;
    const part = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const seam = Buffer.concat([this.#seam, part.subarray(0, ENCRYPT.length)]);
    this.#encrypted = seam.includes(ENCRYPT) || part.includes(ENCRYPT);
    const end = part.length < ENCRYPT.length ? seam : part;
    this.#seam = Buffer.from(end.subarray(-ENCRYPT.length));
  }

  size(): undefined {
    return undefined;
  }

  isWhole({ head, tail, size }: FileEnds): boolean {
    return (tail.includes('%%EOF') || tail.includes('startxref')) && size >= linearizedSize(head);
  }

  speaksOfEncryption(): boolean {
    return this.#encrypted;
  }
}

/** A linearized file has an end mark after its first page too, but tells its length (annex F). */
const linearizedSize = (head: Buffer): number => {
  const text = head.toString('latin1');
  return text.includes('/Linearized') ? Number(/\/L\s+(\d{1,15})/.exec(text)?.[1] ?? 0) : 0;
};
