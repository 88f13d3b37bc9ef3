import assert from 'node:assert/strict';
import { test } from 'node:test';
import { screenAt } from './screen-at.ts';

test('an address is that of its screen, whatever stands for an id', () => {
  assert.equal(screenAt('/')?.entry, 'console');
  assert.equal(screenAt('/evenements')?.path, '/evenements');
  assert.equal(screenAt('/evenements/0190a1b2')?.path, '/evenements/:id');
  assert.equal(screenAt('/prescription/a/b')?.entry, 'prescription');
  assert.equal(screenAt('/evenements/'), undefined);
  assert.equal(screenAt('/ailleurs'), undefined);
});
