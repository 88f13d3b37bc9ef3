const SLAB_BYTES = 4 * 2 ** 20;

/** Bodies kept by the hundred thousand in a few large slabs: as many small objects would stop the load generator at each collection. */
export class KeptBodies implements Iterable<Buffer> {
  readonly #slabs: { bytes: Buffer; ends: number[] }[] = [];
  #used = 0;

  /** Copies one in. */
  add(body: Buffer): void {
    if (this.#slabs.length === 0 || this.#used + body.length > SLAB_BYTES) {
      this.#slabs.push({ bytes: Buffer.allocUnsafe(Math.max(SLAB_BYTES, body.length)), ends: [] });
      this.#used = 0;
    }
    const slab = this.#slabs.at(-1)!;
    body.copy(slab.bytes, this.#used);
    slab.ends.push(this.#used += body.length);
  }

  * [Symbol.iterator](): Iterator<Buffer> {
    for (const { bytes, ends } of this.#slabs) {
      for (const [i, end] of ends.entries()) yield bytes.subarray(i === 0 ? 0 : ends[i - 1], end);
    }
  }
}
