import type { Readable } from 'node:stream';

/** Calls `heard` with each whole line that a stream brings. */
export const eachLine = (stream: Readable, heard: (line: string) => void): void => {
  let rest = '';
  stream.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop()!;
    lines.forEach(heard);
  });
};
