import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Cleanups } from './cleanups.ts';

test('undoes in reverse order, once, and goes on after a failure', async () => {
  const done: string[] = [];
  const failures: string[] = [];
  const cleanups = new Cleanups();
  cleanups.add('lock', () => { done.push('lock'); });
  cleanups.add('ports', () => { throw new Error('stuck'); });
  cleanups.add('processes', async () => { done.push('processes'); });
  await Promise.all([cleanups.run((what) => failures.push(what)), cleanups.run(() => failures.push('twice'))]);
  assert.deepEqual(done, ['processes', 'lock']);
  assert.deepEqual(failures, ['ports']);
});
