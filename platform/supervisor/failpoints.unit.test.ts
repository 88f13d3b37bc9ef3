import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dealFailpoints } from './failpoints.ts';

test('a failpoint goes to the first process it fits, once', () => {
  const deal = dealFailpoints(['web@commit:kill', 'echo/worker@send:kill:3', 'sign:throw']);
  assert.deepEqual(deal('echo', 'web'), ['commit:kill', 'sign:throw']);
  assert.deepEqual(deal('echo', 'web'), []);
  assert.deepEqual(deal('other', 'worker'), []);
  assert.deepEqual(deal('echo', 'worker'), ['send:kill:3']);
});
