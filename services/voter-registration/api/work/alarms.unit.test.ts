import assert from 'node:assert/strict';
import { test } from 'node:test';
import { workAlarms } from './alarms.ts';

const NONE = { late: 0, escalated: 0 };

test('a scanner that is away or old calls for somebody; its absence does in production only', () => {
  assert.deepEqual(workAlarms('ok', NONE, 'production'), []);
  assert.deepEqual(workAlarms('absent', NONE, 'development'), []);
  assert.match(workAlarms('absent', NONE, 'production')[0]!.en, /SOCLE_CLAMD_SOCKET/);
  assert.match(workAlarms('down', NONE, 'development')[0]!.en, /documents wait, requests do not/);
  assert.match(workAlarms('outdated', NONE, 'production')[0]!.fr, /deux jours/);
});

test('the register’s delays are told with their numbers', () => {
  assert.deepEqual(workAlarms('ok', { late: 3, escalated: 1 }, 'production').map(({ en }) => Number.parseInt(en, 10)), [3, 1]);
});
