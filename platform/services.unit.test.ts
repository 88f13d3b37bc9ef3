import assert from 'node:assert/strict';
import { test } from 'node:test';
import { installedServices, standInsLeftOut } from './services.ts';

const installed = installedServices(new URL('..', import.meta.url).pathname);
const leftOut = (...wanted: string[]) => standInsLeftOut(installed, wanted).map(({ name }) => name);

test('a service started alone brings the local doubles that it leans on; doubles and the portal alone bring none', () => {
  assert.deepEqual(leftOut('emergency-calls'), ['identity', 'mailbox']);
  assert.deepEqual(leftOut('emergency-calls', 'identity'), ['mailbox']);
  assert.deepEqual([leftOut('identity'), leftOut('portal'), leftOut()], [[], [], []]);
});
