import type { FileWalk } from './file-walk.ts';

const SIGNATURE_BYTES = 8;
/** Length (4) and type (4) of a chunk; the first one's width (4) and height (4) too. */
const CHUNK_HEADER_BYTES = 8;
const FIRST_HEADER_BYTES = 16;
const CRC_BYTES = 4;

/** Walks a PNG (W3C PNG, §5) chunk by chunk: size of the image, and whether its end chunk came whole. */
export class PngWalk implements FileWalk {
  #skip = SIGNATURE_BYTES;
  readonly #header = Buffer.alloc(FIRST_HEADER_BYTES);
  #held = 0;
  #size: { width: number; height: number } | undefined;
  #ending = false;
  #state: 'walking' | 'end' | 'broken' = 'walking';

  push(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length && this.#state === 'walking';) {
      if (this.#skip > 0) {
        const stepped = Math.min(this.#skip, bytes.length - at);
        this.#skip -= stepped;
        at += stepped;
      } else {
        this.#header[this.#held++] = bytes[at++]!;
        if (this.#held === (this.#size ? CHUNK_HEADER_BYTES : FIRST_HEADER_BYTES)) this.#readHeader();
      }
      if (this.#ending && this.#skip === 0) this.#state = 'end';
    }
  }

  size(): { width: number; height: number } | undefined {
    return this.#size;
  }

  isWhole(): boolean {
    return this.#state === 'end';
  }

  #readHeader(): void {
    const length = this.#header.readUInt32BE(0);
    const type = this.#header.toString('latin1', 4, 8);
    if (!this.#size && (type !== 'IHDR' || length !== 13)) {
      this.#state = 'broken';
      return;
    }
    this.#size ??= { width: this.#header.readUInt32BE(8), height: this.#header.readUInt32BE(12) };
    this.#skip = length + CRC_BYTES - (this.#held - CHUNK_HEADER_BYTES);
    this.#ending = type === 'IEND';
    this.#held = 0;
  }
}
