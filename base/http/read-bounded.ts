/** Reads bytes to their end. Throws RangeError `tooLarge` as soon as there are more than `bytes_max`: no sender decides what is held. */
export const readBounded = async (
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, bytes_max: number, tooLarge: string,
): Promise<Buffer> => {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of source) {
    bytes += chunk.length;
    if (bytes > bytes_max) throw new RangeError(tooLarge);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, bytes);
};
