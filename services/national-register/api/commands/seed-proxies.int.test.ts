import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestRegister } from '../fixtures/test-register.ts';
import { seedProxies } from './seed-proxies.ts';

test('a demonstration has two proxies, told to each of their four people, once; without people there is none', async (t) => {
  const { db, now } = await startTestRegister(t);
  const options = { pool: db.pools.app, clock: () => now.value, waitMs: 0 };
  assert.equal(await seedProxies(options), 0);
  await db.admin.query(`insert into electeur (partition, electeur, nne, depuis, kid)
    select 0, sha256(convert_to('e' || n, 'UTF8')), n::text, now(), 'k' from generate_series(1, 5) as n`);
  assert.deepEqual([await seedProxies(options), await seedProxies(options)], [2, 2]);
  const { rows } = await db.admin.query<{ nne: string; told: number }>(
    'select nne, coalesce(jsonb_array_length(procurations), 0) as told from electeur order by nne');
  assert.deepEqual(rows.map(({ told }) => told), [1, 1, 1, 1, 0]);
});
