import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSignedRoots } from './signed-roots.ts';

const root = (byte: number): Buffer => Buffer.alloc(32, byte);

test('a tree is found again by its partition, epoch and size, with its root', () => {
  const roots = createSignedRoots(8);
  roots.keep(0, 1, 300, root(1));
  roots.keep(3, 1, 300, root(2));
  roots.keep(3, 2, 300, root(3));
  const place = roots.find(3, 1, 300)!;
  assert.equal(roots.isRoot(place, root(2)), true);
  assert.equal(roots.isRoot(place, root(1)), false);
  assert.equal(roots.isRoot(roots.find(3, 2, 300)!, root(3)), true);
  assert.equal(roots.find(2, 1, 300), undefined);
  assert.equal(roots.find(0, 1, 301), undefined);
});

test('the oldest tree makes room, and its note does not pass to the next', () => {
  const roots = createSignedRoots(2);
  roots.keep(0, 1, 1, root(1));
  let made = 0;
  const note = (): string => `note ${++made}`;
  assert.equal(roots.noteAt(roots.find(0, 1, 1)!, note), 'note 1');
  assert.equal(roots.noteAt(roots.find(0, 1, 1)!, note), 'note 1');
  roots.keep(0, 1, 2, root(2));
  roots.keep(0, 1, 3, root(3));
  assert.equal(roots.find(0, 1, 1), undefined);
  assert.equal(roots.noteAt(roots.find(0, 1, 3)!, note), 'note 2');
  assert.equal(roots.isRoot(roots.find(0, 1, 2)!, root(2)), true);
});
