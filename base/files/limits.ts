/**
 * Bounds of the room. A service may give its own `FileLimits`; those here are what it gets when it
 * says nothing (voter registration §5.4).
 */
export type FileLimits = {
  /** Bytes of one file. */
  file_bytes_max: number;
  /** Bytes of all the files of a draft. */
  total_bytes_max: number;
  /** Files of a draft. */
  files_max: number;
  /** Pixels that an image's header may claim: a 108-megapixel phone passes, a bomb does not. */
  image_pixels_max: number;
  /** Pixels of one side. */
  image_side_max: number;
};

const MIB = 1024 * 1024;

export const FILE_LIMITS: FileLimits = {
  file_bytes_max: 5 * MIB,
  total_bytes_max: 20 * MIB,
  files_max: 10,
  image_pixels_max: 120_000_000,
  image_side_max: 30_000,
};
