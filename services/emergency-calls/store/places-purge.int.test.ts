import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inContext, systemContext } from '#base/store/context.ts';
import { newId } from '#base/values/ids.ts';
import { testDatabase } from '#test/database.ts';
import { service } from '../service.ts';
import { purgePlaces } from './places-purge.ts';

test('places that met no call go after a day; those of a call, within its window, and the young stay', async (t) => {
  const db = await testDatabase(t, { folders: service.migrations, partitions: 2 });
  const [met, alone] = [Buffer.alloc(16, 1), Buffer.alloc(16, 2)];
  await db.admin.query(`insert into appel (partition, call_id, centre, ligne, file, niveau, numero_mac, presente_le)
    values (1, 'c', '9A0', '15', '15', 1, $1, now() - interval '30 hours')`, [met]);
  const place = (mac: Buffer, age: string, call: string | null = null) => db.admin.query(`insert into localisation (partition,
    localisation_id, centre, source, numero_mac, recue_le, boite, call_id) values (1, $1, '9A0', 'AML', $2, now() - $3::interval, '\\x00',
      $4)`,
  [newId(), mac, age, call]);
  await place(met, '29 hours 55 minutes');
  await place(met, '29 hours 40 minutes');
  await place(alone, '25 hours');
  await place(alone, '25 hours', 'c');
  await place(alone, '23 hours');
  const run = { signal: new AbortController().signal, inContext: <T>(fn: Parameters<typeof inContext<T>>[2]) =>
    inContext(db.pools.jobs, systemContext('retention', 'retention'), fn) };
  assert.equal(await purgePlaces(run, 2, Date.now(), 1), 2, 'out of its call’s window, and of no call');
  const { rows: [{ left }] } = await db.admin.query('select count(*)::int as left from localisation');
  assert.equal(left, 3);
});
