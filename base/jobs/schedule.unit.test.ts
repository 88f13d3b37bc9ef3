import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cronItems } from './schedule.ts';

const tasks = { purge: { purpose: 'purge', run: async () => undefined } };

test('a schedule names a known task', () => {
  assert.throws(() => cronItems([{ task: 'other', cron: '* * * * *' }], tasks), /unknown task other/);
});

test('a schedule is five cron fields', () => {
  assert.throws(() => cronItems([{ task: 'purge', cron: 'daily' }], tasks));
});

test('a run waiting twice is one job', () => {
  const [item] = cronItems([{ task: 'purge', cron: '10 3 * * *', catchUpMs: 3_600_000 }], tasks);
  assert.equal(item!.options.jobKey, 'schedule:purge:10 3 * * *');
  assert.equal(item!.options.backfillPeriod, 3_600_000);
});
