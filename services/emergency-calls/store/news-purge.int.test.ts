import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inContext, systemContext } from '#base/store/context.ts';
import { testDatabase } from '#test/database.ts';
import { service } from '../service.ts';
import { purgeNews } from './news-purge.ts';
import { tellNews } from './news.ts';

const DAY_MS = 86_400_000;

test('news older than a day go in bounded batches; the latest and the young stay', async (t) => {
  const db = await testDatabase(t, { folders: service.migrations, partitions: 2 });
  for (const partition of [0, 1]) {
    await inContext(db.pools.app, systemContext('test', 'essai'), (tx) => tellNews(tx, { partition, centre: '9A0', partitions: 2 }, 'appel',
      Array.from({ length: 50 }, (_, i) => `${partition}-${i}`)));
  }
  await db.admin.query("update nouvelle set le = now() - interval '2 days' where place < 45 or partition = 1");
  const sizes: number[] = [];
  const run = { signal: new AbortController().signal, inContext: <T>(fn: Parameters<typeof inContext<T>>[2]) =>
    inContext(db.pools.jobs, systemContext('retention', 'retention'), async (tx) => fn({ query: async (...asked: any[]) => {
      const answer = await (tx.query as any)(...asked);
      sizes.push(answer.rowCount);
      return answer;
    } } as never)) };
  assert.equal(await purgeNews(run, 2, Date.now(), 20, 10), 80);
  assert.ok(Math.max(...sizes) <= 20, `batches of ${sizes.join()}`);
  const { rows } = await db.admin.query(`select partition, min(place)::int as first, count(*)::int as n
    from nouvelle group by 1 order by 1`);
  assert.deepEqual(rows, [{ partition: 0, first: 40, n: 10 }, { partition: 1, first: 40, n: 10 }]);
  assert.equal(await purgeNews(run, 2, Date.now() + 2 * DAY_MS, 20, 3), 14, 'later the rest goes, but for the latest');
});
