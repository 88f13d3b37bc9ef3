import type { FileWalk } from './file-walk.ts';

type State = 'mark' | 'code' | 'length' | 'frame' | 'scan' | 'end' | 'broken';

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
/** Length (2), precision (1), height (2), width (2). */
const FRAME_BYTES = 7;
const LENGTH_BYTES = 2;

const isFrame = (code: number): boolean =>
  code >= 0xc0 && code <= 0xcf && code !== 0xc4 && code !== 0xc8 && code !== 0xcc;
const isRestart = (code: number): boolean => code >= 0xd0 && code <= 0xd7;

/**
 * Walks a JPEG (ITU T.81, annex B) marker by marker as its bytes pass: size of the image, and whether
 * its end marker came. Stray bytes between markers are passed over, as every reader does; thumbnails inside
 * metadata are stepped over; what follows the end (a phone's moving picture, say) is not its business.
 */
export class JpegWalk implements FileWalk {
  #state: State = 'mark';
  #code = 0;
  #skip = 0;
  #scanning = false;
  #held: number[] = [];
  #size: { width: number; height: number } | undefined;

  push(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length && this.#state !== 'end' && this.#state !== 'broken';) {
      if (this.#skip > 0) {
        const stepped = Math.min(this.#skip, bytes.length - at);
        this.#skip -= stepped;
        at += stepped;
      } else if (this.#state === 'scan') {
        const mark = bytes.indexOf(0xff, at);
        at = mark < 0 ? bytes.length : mark + 1;
        if (mark >= 0) this.#state = 'code';
      } else {
        this.#take(bytes[at++]!);
      }
    }
  }

  size(): { width: number; height: number } | undefined {
    return this.#size;
  }

  isWhole(): boolean {
    return this.#state === 'end' && this.#size !== undefined;
  }

  #take(byte: number): void {
    if (this.#state === 'mark') this.#state = byte === 0xff ? 'code' : 'mark';
    else if (this.#state === 'code') this.#takeCode(byte);
    else this.#takeHeader(byte);
  }

  #takeCode(code: number): void {
    if (code === 0xff) return;
    this.#code = code;
    this.#held = [];
    if (code === EOI) this.#state = 'end';
    else if (this.#scanning && (code === 0 || isRestart(code))) this.#state = 'scan';
    else if (code === SOI) this.#state = 'mark';
    else this.#state = isFrame(code) ? 'frame' : 'length';
  }

  #takeHeader(byte: number): void {
    this.#held.push(byte);
    if (this.#held.length < (this.#state === 'frame' ? FRAME_BYTES : LENGTH_BYTES)) return;
    const [high, low, , h1, h0, w1, w0] = this.#held as [number, number, number, number, number, number, number];
    if (this.#state === 'frame') this.#size ??= { height: (h1 << 8) | h0, width: (w1 << 8) | w0 };
    this.#skip = ((high << 8) | low) - this.#held.length;
    if (this.#code === SOS) this.#scanning = true;
    this.#state = this.#skip < 0 ? 'broken' : this.#code === SOS ? 'scan' : 'mark';
  }
}
