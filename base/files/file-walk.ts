/** The two ends of a file that has passed, and its size in bytes. */
export type FileEnds = { head: Buffer; tail: Buffer; size: number };

/** Reads a file's own structure while its bytes pass, keeping next to nothing of them. */
export interface FileWalk {
  push(bytes: Uint8Array): void;
  /** Size in pixels, as the header claims it, before anything is decoded. */
  size(): { width: number; height: number } | undefined;
  /** True when the structure reached its end. */
  isWhole(ends: FileEnds): boolean;
}
