import type { Problem } from '#base/values/problem.ts';
import { fileProblems } from './errors.ts';
import type { FileLimits } from './limits.ts';

/**
 * What a draft may still receive. One object serves all the uploads of a request, so that two files
 * sent together cannot each take the last place.
 */
export class UploadBudget {
  readonly #limits: FileLimits;
  #files: number;
  #bytes: number;

  /** `used` is what the draft already holds. */
  constructor(limits: FileLimits, used: { files: number; bytes: number } = { files: 0, bytes: 0 }) {
    this.#limits = limits;
    this.#files = used.files;
    this.#bytes = used.bytes;
  }

  /** Takes a place for one file; a refusal when none is left. */
  takePlace(): Problem | undefined {
    if (this.#files >= this.#limits.files_max) {
      return fileProblems.FILES_TOO_MANY({ extra: { files_max: this.#limits.files_max } });
    }
    this.#files += 1;
    return undefined;
  }

  /** Takes bytes as they come; throws when the draft would hold too many. */
  takeBytes(bytes: number): void {
    this.#bytes += bytes;
    if (this.#bytes > this.#limits.total_bytes_max) {
      throw fileProblems.FILES_TOTAL_TOO_LARGE({ extra: { total_bytes_max: this.#limits.total_bytes_max } });
    }
  }

  /** Gives back what a refused file had taken, so that it costs the sender nothing. */
  giveBack(bytes: number): void {
    this.#files -= 1;
    this.#bytes -= bytes;
  }
}
