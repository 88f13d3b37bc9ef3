import { fileProblems } from './errors.ts';

/** A stream of one file of a form, as the form's reader gives it. */
export type FormFileStream = AsyncIterable<Uint8Array> & { truncated?: boolean };

/**
 * The bytes of a form's file for `createReceiver`: when the receiver refuses it half-way, the rest is
 * read and dropped instead of breaking the form, so that the files after it are still received; a file
 * that the form's reader cut at its own limit is too large, not damaged.
 */
export const uploadedBytes = (stream: FormFileStream): AsyncIterable<Uint8Array> => ({
  [Symbol.asyncIterator]: () => {
    const inner = stream[Symbol.asyncIterator]();
    return {
      next: async () => {
        const result = await inner.next();
        if (result.done && stream.truncated) throw fileProblems.FILE_TOO_LARGE();
        return result;
      },
      return: async () => {
        while (!(await inner.next()).done);
        return { done: true as const, value: undefined };
      },
    };
  },
});
