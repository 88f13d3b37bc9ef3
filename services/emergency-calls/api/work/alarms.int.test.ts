import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inContext, systemContext } from '#base/store/context.ts';
import { service } from '../../service.ts';
import { seeLinks } from '../../store/hub-links.ts';
import { NOTHING_WATCHED, PLACES_EXPECTED, watchWork } from '../../store/work-watch.ts';
import { testDatabase } from '#test/database.ts';
import { regulationAlarms } from './alarms.ts';

const NOW = Date.UTC(2026, 2, 6, 12);
const alarms = (change: object) => regulationAlarms({ ...NOTHING_WATCHED, ...change }, 'ok', 'production', NOW).map(({ en }) => en);

test('each thing that needs somebody is told, and only then', () => {
  assert.deepEqual(alarms({}), []);
  assert.match(alarms({ linksDownSince: [NOW - 60_000] }).join(), /hub down/);
  assert.deepEqual(alarms({ linksDownSince: [NOW - 59_000] }), []);
  assert.match(alarms({ dead: 1 }).join(), /dead letters/);
  assert.match(alarms({ oldestMessage: NOW - 300_000 }).join(), /5 minutes/);
  assert.deepEqual(alarms({ oldestMessage: NOW - 299_000 }), []);
  assert.match(alarms({ callsOfDay: 9 }).join(), /telephony/);
  assert.deepEqual(alarms({ callsOfDay: 9, callsOfLate: 1 }), []);
  const places = { callsOfDay: 9, callsOfLate: 1, placesOfDay: PLACES_EXPECTED };
  assert.match(alarms(places).join(), /AML/);
  assert.deepEqual([alarms({ ...places, placesOfLate: 1 }), alarms({ ...places, placesOfDay: PLACES_EXPECTED - 1 })], [[], []]);
  assert.match(regulationAlarms(NOTHING_WATCHED, 'down', 'test', NOW)[0]!.en, /scanner does not answer/);
});

test('the worker reads links that are down as its own role', async (t) => {
  const db = await testDatabase(t, { folders: service.migrations, partitions: 2 });
  const ground = { jobs: db.pools.jobs, partitions: 2, clock: () => NOW };
  assert.deepEqual(await watchWork(ground), NOTHING_WATCHED);
  await inContext(db.pools.app, systemContext('hub', 'regulation'), (tx) =>
    seeLinks(tx, 1, [{ centre: '9A0', up: false }, { centre: '9B0', up: true }], NOW - 90_000));
  assert.deepEqual((await watchWork(ground)).linksDownSince, [NOW - 90_000]);
  await db.admin.query(`insert into localisation (partition, localisation_id, centre, source, recue_le, boite)
    select 0, gen_random_uuid(), '9A0', s, to_timestamp($1::float8 / 1000) - a * interval '1 hour', '\\x00'
    from (values ('AML', 1), ('AML', 3), ('AML', 25), ('ECALL', 1)) as v (s, a)`, [NOW]);
  const { placesOfDay, placesOfLate } = await watchWork(ground);
  assert.deepEqual([placesOfDay, placesOfLate], [2, 1]);
});
