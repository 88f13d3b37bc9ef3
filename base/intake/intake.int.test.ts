import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { testDatabase } from '#test/database.ts';
import { openClub, reopenClub } from '#test/club.ts';
import { makeReceipt } from '#base/log/receipt.ts';
import { verifyReceipt } from '#base/log/verify-receipt.ts';
import { armFailpoints, disarmFailpoints } from '#base/telemetry/failpoint.ts';
import { Problem } from '#base/values/problem.ts';

const code = (expected: string) => (error: unknown): boolean => error instanceof Problem && error.code === expected;

test('an accepted submission is durable and its receipt verifies offline', async (t) => {
  const db = await testDatabase(t);
  const { intake, joining, signer, ring } = await openClub(db);
  const accepted = await intake.submit(joining('ada', 'k1', 'Ada'));
  const rows = await db.admin.query('select type, content from event');
  assert.equal(rows.rows[0].type, 'Joined');
  assert.ok(!rows.rows[0].content.includes('Ada'), 'content is encrypted');
  const verdict = verifyReceipt(makeReceipt({ ...accepted.sealed, proof: accepted.proof }),
    { service: db.service, keys: [{ kid: ring.signing.kid, vkey: signer.vkey, from: '1970-01-01T00:00:00.000Z', until: null }] });
  assert.deepEqual(verdict.checks.filter((check) => check.state === 'fail'), []);
});

test('concurrent submissions share batches, and each keeps its own proof', async (t) => {
  const db = await testDatabase(t);
  const { intake, joining } = await openClub(db);
  const all = await Promise.all(Array.from({ length: 300 }, (_, i) => intake.submit(joining(`p${i}`, 'k', `m${i}`))));
  assert.equal(new Set(all.map((one) => one.subject)).size, 300);
  assert.ok(intake.stats().batches < 60, `few batches, got ${intake.stats().batches}`);
  for (const partition of [0, 1, 2, 3]) {
    const indexes = all.filter((one) => one.partition === partition).map((one) => one.leafIndex).sort((a, b) => a - b);
    assert.deepEqual(indexes, indexes.map((_, i) => i), 'leaf indexes have no gap');
  }
});

test('the same key again gives the same receipt, byte for byte, from another process too', async (t) => {
  const db = await testDatabase(t);
  const club = await openClub(db);
  const first = await club.intake.submit(club.joining('ada', 'k1', 'Ada'));
  await Promise.all(Array.from({ length: 40 }, (_, i) => club.intake.submit(club.joining(`p${i}`, 'k', `m${i}`))));
  const again = await club.intake.submit(club.joining('ada', 'k1', 'Ada'));
  const elsewhere = await reopenClub(db, { ring: club.ring }).intake.submit(club.joining('ada', 'k1', 'Ada'));
  for (const replayed of [again, elsewhere]) assert.deepEqual({ ...replayed, replayed: false }, first);
  assert.equal((await db.admin.query('select from event')).rowCount, 41);
});

test('a key that was answered lately is answered without the database, and another content for it refused', async (t) => {
  const db = await testDatabase(t);
  const { intake, joining } = await openClub(db);
  assert.equal(intake.already(joining('ada', 'k1', 'Ada')), undefined);
  const running = intake.submit(joining('ada', 'k1', 'Ada'));
  assert.throws(() => intake.already(joining('ada', 'k1', 'Ada')), code('INTAKE_RUNNING'));
  const first = await running;
  let asked = 0;
  db.pools.intake.on('acquire', () => { asked++; });
  for (const again of [intake.already(joining('ada', 'k1', 'Ada')), await intake.submit(joining('ada', 'k1', 'Ada'))]) {
    assert.deepEqual({ ...again, replayed: false }, first);
  }
  assert.throws(() => intake.already(joining('ada', 'k1', 'Grace')), code('INTAKE_KEY_REUSED'));
  await assert.rejects(intake.submit(joining('ada', 'k1', 'Grace')), code('INTAKE_KEY_REUSED'));
  assert.equal(asked, 0);
});

test('recent_answers_bytes_max: beyond it the oldest answer comes from the database, and is the same', async (t) => {
  const db = await testDatabase(t);
  const { intake, joining } = await openClub(db, { limits: { recent_answers_bytes_max: 4_096 } });
  const first = await intake.submit(joining('ada', 'k1', 'Ada'));
  await Promise.all(Array.from({ length: 10 }, (_, i) => intake.submit(joining(`p${i}`, 'k', `m${i}`))));
  assert.equal(intake.already(joining('ada', 'k1', 'Ada')), undefined);
  assert.deepEqual({ ...await intake.submit(joining('ada', 'k1', 'Ada')), replayed: false }, first);
  assert.deepEqual({ ...intake.already(joining('ada', 'k1', 'Ada')), replayed: false }, first);
});

test('what waits leaves for the database before the answers of the batch before it are written', async (t) => {
  const db = await testDatabase(t);
  const { intake, joining } = await openClub(db, { partitions: 1 });
  let batchesSent = 0;
  db.pools.intake.on('acquire', () => { batchesSent++; });
  const first = intake.submit(joining('ada', 'k1', 'Ada')).then(() => batchesSent);
  // By then the first is on its way, and this one waits for its lane.
  const second = setImmediate().then(() => intake.submit(joining('eve', 'k1', 'Eve')));
  assert.equal(await first, 2);
  await second;
});

test('known and new keys in one batch are all answered', async (t) => {
  const db = await testDatabase(t);
  const club = await openClub(db, { partitions: 1 });
  const first = await club.intake.submit(club.joining('ada', 'k1', 'Ada'));
  const { intake, joining } = reopenClub(db, { partitions: 1, ring: club.ring });
  const all = await Promise.all([...Array.from({ length: 40 }, (_, i) => intake.submit(joining(`p${i}`, 'k', `m${i}`))),
    intake.submit(joining('ada', 'k1', 'Ada')), intake.submit(joining('eve', 'k1', 'Eve'))]);
  assert.deepEqual({ ...all[40]!, replayed: false }, first);
  assert.equal((await db.admin.query('select from event')).rowCount, 42);
});

test('the same key with another content is refused and writes nothing, in another process too', async (t) => {
  const db = await testDatabase(t);
  const club = await openClub(db);
  await club.intake.submit(club.joining('ada', 'k1', 'Ada'));
  for (const { intake, joining } of [club, reopenClub(db, { ring: club.ring })]) {
    await assert.rejects(intake.submit(joining('ada', 'k1', 'Grace')), code('INTAKE_KEY_REUSED'));
  }
  assert.equal((await db.admin.query('select from event')).rowCount, 1);
});

test('the same key while the first still runs is told so', async (t) => {
  const db = await testDatabase(t);
  const { intake, joining } = await openClub(db);
  const first = intake.submit(joining('ada', 'k1', 'Ada'));
  await assert.rejects(intake.submit(joining('ada', 'k1', 'Ada')), code('INTAKE_RUNNING'));
  await first;
});

test('a row that the database refuses stands alone; its neighbours are kept', async (t) => {
  const db = await testDatabase(t);
  const { intake, joining } = await openClub(db, { partitions: 1 });
  await db.admin.query("alter table membership add check (town <> 'nowhere')");
  const results = await Promise.allSettled(Array.from({ length: 50 }, (_, i) =>
    intake.submit(joining(`p${i}`, 'k', `m${i}`, i === 23 ? 'nowhere' : '44109'))));
  assert.deepEqual(results.flatMap((result, i) => (result.status === 'rejected' ? [i] : [])), [23]);
  assert.equal((await db.admin.query('select from event')).rowCount, 49);
});

test('a full queue refuses at once and says when to come back', async (t) => {
  const db = await testDatabase(t);
  const { intake, joining } = await openClub(db, { limits: { queue_items_max: 10 } });
  const results = await Promise.allSettled(Array.from({ length: 30 }, (_, i) => intake.submit(joining(`p${i}`, 'k', `m${i}`))));
  const refused = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as Problem] : []));
  assert.ok(refused.length > 0 && refused.every((problem) => problem.code === 'INTAKE_FULL'));
  assert.ok(refused[0]!.options.retryAfterS! >= 1);
  assert.equal((await db.admin.query('select from event')).rowCount, 30 - refused.length);
});

test('batch_items_max: nobody waits behind a longer batch than that', async (t) => {
  const db = await testDatabase(t);
  const { intake, joining } = await openClub(db, { partitions: 1, limits: { batch_items_max: 5 } });
  await Promise.all(Array.from({ length: 20 }, (_, i) => intake.submit(joining(`p${i}`, 'k', `m${i}`))));
  assert.equal(intake.stats().batches, 4);
});

for (const most of [1, 2]) {
  test(`flushes_in_flight_max: ${most} at once, never more`, async (t) => {
    const db = await testDatabase(t);
    const { intake, joining } = await openClub(db, { partitions: 4, limits: { flushes_in_flight_max: most, batch_items_max: 2 } });
    const all = Array.from({ length: 60 }, (_, i) => intake.submit(joining(`p${i}`, 'k', `m${i}`)));
    const seen = new Set<number>();
    for (const one of all) {
      await one;
      seen.add(intake.stats().inFlight);
    }
    assert.equal(Math.max(...seen), most);
  });
}

test('queue_age_ms_max: when the oldest has waited longer, nobody new is let in', async (t) => {
  const db = await testDatabase(t);
  const { intake, joining } = await openClub(db, { limits: { queue_age_ms_max: 20, flushes_in_flight_max: 0 } });
  void intake.submit(joining('ada', 'k1', 'Ada'));
  assert.ok(intake.hasRoom());
  while (intake.stats().oldestMs <= 20) await setImmediate();
  await assert.rejects(intake.submit(joining('bob', 'k1', 'Bob')), code('INTAKE_FULL'));
});

for (const point of ['intake-before-insert', 'intake-before-commit', 'intake-commit-sign', 'intake-sign-answer']) {
  test(`a failure at ${point} is answered "unknown", and the retry has exactly one effect`, async (t) => {
    const db = await testDatabase(t);
    const { intake, joining } = await openClub(db);
    t.after(disarmFailpoints);
    armFailpoints([`${point}:throw`]);
    await assert.rejects(intake.submit(joining('ada', 'k1', 'Ada')), code('INTAKE_UNKNOWN'));
    const retried = await intake.submit(joining('ada', 'k1', 'Ada'));
    assert.equal(retried.leafIndex, 0);
    assert.equal((await db.admin.query('select from event')).rowCount, 1);
  });
}

test('a drained intake answers what it took and takes nothing more', async (t) => {
  const db = await testDatabase(t);
  const { intake, joining } = await openClub(db);
  const taken = Promise.all(Array.from({ length: 20 }, (_, i) => intake.submit(joining(`p${i}`, 'k', `m${i}`))));
  await intake.drain();
  assert.equal((await taken).length, 20);
  await assert.rejects(intake.submit(joining('late', 'k', 'late')), code('INTAKE_FULL'));
});

test('a waiting-room ticket is used once', async (t) => {
  const db = await testDatabase(t);
  const { intake, joining } = await openClub(db, { partitions: 1 });
  await intake.submit({ ...joining('ada', 'k1', 'Ada'), ticket: 7 });
  await assert.rejects(intake.submit({ ...joining('bob', 'k1', 'Bob'), ticket: 7 }), code('INTAKE_REFUSED'));
});

test('a ticket is used once in the whole service, whatever the partitions and however close together', async (t) => {
  const db = await testDatabase(t);
  const club = await openClub(db);
  const other = reopenClub(db, { ring: club.ring });
  const results = await Promise.allSettled(Array.from({ length: 24 }, (_, i) =>
    (i % 2 ? other : club).intake.submit({ ...club.joining(`p${i}`, 'k1', `m${i}`), ticket: 7 })));
  const kept = results.filter(({ status }) => status === 'fulfilled');
  assert.equal(kept.length, 1);
  assert.ok(results.every((one) => one.status === 'fulfilled' || one.reason.code === 'INTAKE_REFUSED'));
  assert.equal((await db.admin.query('select from event')).rowCount, 1);
  assert.equal((await db.admin.query('select from ticket_use')).rowCount, 1);
});

test('a retry among new keys keeps its ticket and its answer, and the new ones are written once', async (t) => {
  const db = await testDatabase(t);
  const club = await openClub(db, { partitions: 1 });
  const first = await club.intake.submit({ ...club.joining('ada', 'k1', 'Ada'), ticket: 7 });
  const { intake, joining } = reopenClub(db, { partitions: 1, ring: club.ring });
  // The batch bets on new keys: its rows, and the ticket that is used up, are refused and taken back before it is begun again.
  const [bob, again, eve] = await Promise.all([intake.submit({ ...joining('bob', 'k1', 'Bob'), ticket: 8 }),
    intake.submit({ ...joining('ada', 'k1', 'Ada'), ticket: 7 }), intake.submit(joining('eve', 'k1', 'Eve'))]);
  assert.deepEqual({ ...again, replayed: false }, first);
  assert.deepEqual([bob!.leafIndex, eve!.leafIndex], [1, 2]);
  assert.equal((await db.admin.query('select from event')).rowCount, 3);
  assert.equal((await db.admin.query('select from ticket_use')).rowCount, 2);
});

test('two processes that get the same keys in opposite order do not wait for each other', async (t) => {
  const db = await testDatabase(t);
  const failures: unknown[] = [];
  const options = { partitions: 1, onError: (error: unknown) => { failures.push(error); } };
  const club = await openClub(db, options);
  const other = reopenClub(db, { ...options, ring: club.ring });
  const people = Array.from({ length: 150 }, (_, i) => `p${i}`);
  const sendAll = ({ intake, joining }: typeof club, order: readonly string[]) =>
    Promise.all(order.map((person) => intake.submit(joining(person, 'k1', person))));
  const [here, there] = await Promise.all([sendAll(club, people), sendAll(other, people.toReversed())]);
  assert.deepEqual(failures, []);
  assert.deepEqual(there!.toReversed().map(({ leafIndex }) => leafIndex), here!.map(({ leafIndex }) => leafIndex));
  assert.equal((await db.admin.query('select from event')).rowCount, 150);
});
