import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import { test } from 'node:test';
import { coalesceWrites } from './coalesce-writes.ts';

/** A stream that notes the pieces in which it is written. */
const pieces = (): { stream: Writable; written: string[] } => {
  const written: string[] = [];
  const stream = new Writable({
    write: (chunk: Buffer, _encoding, done) => { written.push(chunk.toString()); done(); },
    writev: (chunks, done) => { written.push(chunks.map(({ chunk }) => String(chunk)).join('')); done(); },
  });
  coalesceWrites(stream);
  return { stream, written };
};
const turn = (): Promise<void> => new Promise((done) => setImmediate(done));

test('what is written in one turn leaves in one piece, in its order', async () => {
  const { stream, written } = pieces();
  stream.write('a');
  stream.cork();
  stream.write('b');
  stream.uncork();
  await Promise.resolve();
  stream.write('c');
  await turn();
  assert.deepEqual(written, ['abc']);
});

test('the next turn is a piece of its own, and the end loses nothing', async () => {
  const { stream, written } = pieces();
  stream.write('a');
  await turn();
  stream.write('b');
  stream.end('c');
  await turn();
  assert.deepEqual([written.join(''), written[0]], ['abc', 'a']);
});
