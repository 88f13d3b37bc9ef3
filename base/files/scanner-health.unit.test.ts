import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ClamdClient } from './clamd-client.ts';
import { scannerHealth } from './scanner-health.ts';

const NOW = Date.UTC(2026, 0, 10);
const DAY_MS = 86_400_000;

/** A scanner that answers what it is told to. */
const scanner = (ping: boolean, version: () => Promise<{ engine: string; signaturesAt?: number }>): ClamdClient =>
  Object.assign(Object.create(ClamdClient.prototype) as ClamdClient, { ping: async () => ping, version });

test('tells a scanner that is absent, down, outdated from the third day, or well', async () => {
  const aged = (days: number) => scanner(true, async () => ({ engine: 'e', signaturesAt: NOW - days * DAY_MS }));
  const health = (client?: ClamdClient) => scannerHealth(client, () => NOW);
  assert.equal(await health(), 'absent');
  assert.equal(await health(scanner(false, async () => ({ engine: 'e' }))), 'down');
  assert.equal(await health(scanner(true, async () => { throw new Error('gone'); })), 'down');
  assert.equal(await health(aged(2)), 'ok');
  assert.equal(await health(aged(2.01)), 'outdated');
  assert.equal(await health(scanner(true, async () => ({ engine: 'local signatures only' }))), 'ok');
});
