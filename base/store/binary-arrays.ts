/**
 * One-dimensional arrays in PostgreSQL's binary format, for batches: nothing is escaped, quoted, base64 or hex, and the
 * server takes each value as it is. Layout of array_recv: dimensions, null flag, element type, length, lower bound; then
 * each value after its length.
 */
const HEAD_BYTES = 20;
const UUID_BYTES = 16;

/** Element types by their fixed identifiers (pg_type.dat). */
const OID = { bytea: 17, int8: 20, int4: 23, text: 25, uuid: 2950 } as const;
const NULL_LENGTH = -1;

const head = (oid: number, count: number, valuesBytes: number, hasNull = false): Buffer => {
  const array = Buffer.allocUnsafe(HEAD_BYTES + 4 * count + valuesBytes);
  array.writeInt32BE(1, 0);
  array.writeInt32BE(hasNull ? 1 : 0, 4);
  array.writeInt32BE(oid, 8);
  array.writeInt32BE(count, 12);
  array.writeInt32BE(1, 16);
  return array;
};

/** A `text[]`. */
export const textArray = (texts: readonly string[]): Buffer => {
  let bytes = 0;
  for (const text of texts) bytes += Buffer.byteLength(text);
  const array = head(OID.text, texts.length, bytes);
  let at = HEAD_BYTES;
  for (const text of texts) {
    const written = array.write(text, at + 4);
    array.writeInt32BE(written, at);
    at += 4 + written;
  }
  return array;
};

/** A `bytea[]`; null stands for NULL. */
export const byteaArray = (values: readonly (Buffer | null)[]): Buffer => {
  let bytes = 0;
  for (const value of values) bytes += value?.length ?? 0;
  const array = head(OID.bytea, values.length, bytes, true);
  let at = HEAD_BYTES;
  for (const value of values) {
    at = array.writeInt32BE(value?.length ?? NULL_LENGTH, at);
    if (value) at += value.copy(array, at);
  }
  return array;
};

/** A `uuid[]`, from texts in the canonical form. */
export const uuidArray = (ids: readonly string[]): Buffer => {
  const array = head(OID.uuid, ids.length, ids.length * UUID_BYTES);
  let at = HEAD_BYTES;
  for (const id of ids) {
    array.writeInt32BE(UUID_BYTES, at);
    array.write(id.replaceAll('-', ''), at + 4, UUID_BYTES, 'hex');
    at += 4 + UUID_BYTES;
  }
  return array;
};

/** An `int4[]`. */
export const int4Array = (numbers: readonly number[]): Buffer => {
  const array = head(OID.int4, numbers.length, numbers.length * 4);
  let at = HEAD_BYTES;
  for (const number of numbers) at = array.writeInt32BE(number, array.writeInt32BE(4, at));
  return array;
};

/** An `int8[]`, from safe integers. */
export const int8Array = (numbers: readonly number[]): Buffer => {
  const array = head(OID.int8, numbers.length, numbers.length * 8);
  let at = HEAD_BYTES;
  for (const number of numbers) at = array.writeBigInt64BE(BigInt(number), array.writeInt32BE(8, at));
  return array;
};
