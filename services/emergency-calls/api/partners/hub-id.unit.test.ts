import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hubIdOf } from './hub-id.ts';

test('the hub has the name of its environment; what is no client id is refused at the start', () => {
  assert.deepEqual([undefined, '', ' fr.health.hubsante-preprod '].map(hubIdOf), ['fr.health.hub', 'fr.health.hub',
    'fr.health.hubsante-preprod']);
  for (const wrong of ['hub', 'fr', 'fr.health.hub,fr.health.other', 'https://hub', '*']) assert.throws(() => hubIdOf(wrong), wrong);
});
