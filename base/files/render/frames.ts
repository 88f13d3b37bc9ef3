/** Longest frame either side accepts; a longer one means that the other side went mad. */
const FRAME_BYTES_MAX = 32 * 1024 * 1024;
const LENGTH_BYTES = 4;

/** One frame: its length in four bytes (big-endian), then its bytes. An empty one ends a file. */
export const frame = (bytes: Uint8Array): Buffer => {
  const out = Buffer.allocUnsafe(LENGTH_BYTES + bytes.length);
  out.writeUInt32BE(bytes.length);
  out.set(bytes, LENGTH_BYTES);
  return out;
};

/** A frame that holds a value as JSON. */
export const jsonFrame = (value: unknown): Buffer => frame(Buffer.from(JSON.stringify(value)));

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);

/** The frames of a stream of bytes; throws on one that is too long. */
export async function* readFrames(source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let parts: Uint8Array[] = [];
  let held = 0;
  let wanted = LENGTH_BYTES;
  let inLength = true;
  for await (const part of source) {
    parts.push(part);
    held += part.length;
    while (held >= wanted) {
      const joined = parts.length === 1 ? asBuffer(parts[0]!) : Buffer.concat(parts);
      const taken = joined.subarray(0, wanted);
      parts = [joined.subarray(wanted)];
      held -= wanted;
      if (inLength) {
        wanted = taken.readUInt32BE();
        if (wanted > FRAME_BYTES_MAX) throw new RangeError(`frame of ${wanted} bytes`);
      } else {
        yield taken;
        wanted = LENGTH_BYTES;
      }
      inLength = !inLength;
    }
  }
}
