import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ServiceContext } from '#base/http/service-context.ts';
import { inContext, systemContext } from '#base/store/context.ts';
import { generateKeyring, parseKeyring, withNextKek, withNextKekActive } from '#base/values/keyring.ts';
import { testDatabase } from '#test/database.ts';
import { newId } from '#base/values/ids.ts';
import { createDossierKeys } from './dossier-keys.ts';
import { rewrapCommand } from './rewrap-command.ts';
import { WRAPPED_DOSSIER_KEYS } from './wrapped-dossier-keys.ts';

const KEYS = 1203;

test('data keys are wrapped again by the active key: all of them, once, and the old one opens none', async (t) => {
  const db = await testDatabase(t);
  const first = generateKeyring(db.service, 0);
  const keys = createDossierKeys(parseKeyring(first));
  const made = Array.from({ length: KEYS }, (_, i) => {
    const ref = { partition: i % 2, id: newId() };
    return { ref, ...keys.create(ref, i % 3 === 0 ? 'portail' : 'commune') };
  });
  const inJobs = <T>(fn: Parameters<typeof inContext<T>>[2]): Promise<T> => inContext(db.pools.jobs, systemContext('test', 'test'), fn);
  await inJobs((tx) => tx.query(`insert into dossier_key (partition, dossier_id, holder, kid, wrapped)
    select * from unnest($1::int2[], $2::uuid[], $3::text[], $4::text[], $5::bytea[])`, [made.map(({ ref }) => ref.partition),
    made.map(({ ref }) => ref.id), ...(['holder', 'kid', 'wrapped'] as const).map((name) => made.map(({ wrapped }) => wrapped[name]))]));
  const ring = withNextKekActive(withNextKek(first));
  const run = (...args: string[]) => rewrapCommand([WRAPPED_DOSSIER_KEYS])({ service: db.service, partitions: 2, keyring: ring,
    db: { connection: db.connection, passwords: db.passwords } } as unknown as ServiceContext, args, () => undefined);
  const before = await run('--left');
  assert.deepEqual([before.ok, before.text.en, before.figures], [false, `dossier_key k1 × ${KEYS}`, { keys_count: KEYS }]);
  assert.deepEqual((await run()).figures, { keys_count: KEYS });
  assert.deepEqual((await run()).figures, { keys_count: 0 }, 'a second run has nothing to do');
  assert.deepEqual(await run('--left'), { ok: true, figures: { keys_count: 0 },
    text: { fr: 'aucune clé ancienne ne sert', en: 'no old key is in use' } });

  const withoutOld = createDossierKeys(parseKeyring({ ...ring, keks: { k2: ring.keks.k2! } }));
  const { rows } = await inJobs((tx) => tx.query<{ partition: number; dossier_id: string; holder: string; kid: string; wrapped: Buffer }>(
    'select * from dossier_key'));
  const opened = new Map(rows.map((row) => [row.dossier_id, withoutOld.unwrap({ partition: row.partition, id: row.dossier_id }, row)]));
  assert.ok(made.every(({ ref, key }) => opened.get(ref.id)?.equals(key)));
  await assert.rejects(inJobs((tx) => tx.query("update dossier_key set holder = 'x'")), { code: '42501' });
});
