import type { Rule } from '#test/house/house.ts';

const BLOB_BYTES_MAX = 1_000_000;

/** No file over 1 MB: a clone stays quick, and reference data stays outside. */
export const blobs: Rule = {
  name: 'blobs',
  why: 'each clone carries every large file for ever: large data comes from a package or from the reference folder',
  check: (house) => house.files.filter((file) => file.bytes > BLOB_BYTES_MAX).map(({ path, bytes }) =>
    ({ rule: 'blobs', path, line: 1, says: `${bytes} bytes, at most ${BLOB_BYTES_MAX}` })),
};
