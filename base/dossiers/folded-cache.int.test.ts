import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { openClub, type Club } from '#test/club.ts';
import { testDatabase, type TestDb } from '#test/database.ts';
import { inContext, systemContext, type RowContext } from '#base/store/context.ts';
import { Problem } from '#base/values/problem.ts';
import type { RecordedEvent } from './dossier-type.ts';
import { eraseHolder } from './erase.ts';
import type { DossierRef } from './event.ts';
import { append } from './execute.ts';
import { foldedCache, type FoldedCacheOptions } from './folded-cache.ts';
import { loadDossier } from './load.ts';

const system = systemContext('test', 'essai');
const author = { actor: 'system:test', purpose: 'essai' };
const left = { type: 'Left', version: 1, facts: { why: 'moved' } };
const OFFICE = ['office'];

const arrange = async (t: TestContext) => {
  const db = await testDatabase(t);
  const club = await openClub(db);
  const { partition, subject } = await club.intake.submit(club.joining('ada', 'k1', 'Ada'));
  return { db, club, ref: { partition, id: subject } };
};

/** A process that counts the events which it folds. */
const processOf = ({ type, keys }: Club, db: TestDb, limits: FoldedCacheOptions<unknown>['limits'] = {}) => {
  const folded: number[] = [];
  let now = 0;
  const cache = foldedCache({ keys, clock: () => now, limits, type: { ...type, evolve: (state, event: RecordedEvent) => {
    folded.push(event.position);
    return type.evolve(state, event);
  } } });
  const load = (ref: DossierRef, ctx: RowContext = system) => inContext(db.pools.app, ctx, (tx) => cache.load(tx, ref, OFFICE));
  const leave = (ref: DossierRef) => inContext(db.pools.app, system, async (tx) =>
    append(tx, type, (await cache.hold(tx, ref, OFFICE))!, [left], author, Date.now()));
  return { cache, folded, load, leave, later: (ms: number) => { now += ms; } };
};

test('what was folded is not folded again; what another process wrote is folded on top', async (t) => {
  const { db, club, ref } = await arrange(t);
  const [one, other] = [processOf(club, db), processOf(club, db)];
  await one.load(ref);
  await one.load(ref);
  assert.deepEqual(one.folded, [1]);
  await other.leave(ref);
  const seen = await one.load(ref);
  assert.deepEqual([seen!.version, seen!.state.state, seen!.state.member], [2, 'LEFT', 'Ada']);
  assert.deepEqual(one.folded, [1, 2]);
});

test('two processes that write by turns give the same dossier as a fold from nothing', async (t) => {
  const { db, club, ref } = await arrange(t);
  const both = [processOf(club, db), processOf(club, db)];
  await Promise.all(Array.from({ length: 12 }, (_, i) => both[i % 2]!.leave(ref)));
  const whole = await inContext(db.pools.app, system, (tx) => loadDossier(tx, club.type, club.keys, ref));
  for (const { load } of both) {
    const { version, state } = (await load(ref))!;
    assert.deepEqual({ version, state }, { version: 13, state: whole!.state });
  }
});

test('a dossier read without a lock is refused at the append when somebody was faster', async (t) => {
  const { db, club, ref } = await arrange(t);
  const [one, other] = [processOf(club, db), processOf(club, db)];
  const stale = (await one.load(ref))!;
  await other.leave(ref);
  await assert.rejects(inContext(db.pools.app, system, (tx) => append(tx, club.type, stale, [left], author, Date.now())),
    (error) => error instanceof Problem && error.code === 'DOSSIER_CHANGED');
});

test('with its key destroyed, nothing of the content is known any more, here or in another process', async (t) => {
  const { db, club, ref } = await arrange(t);
  const [one, other] = [processOf(club, db), processOf(club, db)];
  await Promise.all([one.load(ref), other.load(ref)]);
  await inContext(db.pools.jobs, system, async (tx) => eraseHolder(tx, club.type, (await one.cache.hold(tx, ref, OFFICE))!,
    { holder: 'office', reason: 'term', law: 'none' }, author, Date.now()));
  for (const { load, cache } of [one, other]) {
    const gone = (await load(ref))!;
    assert.deepEqual([gone.state.member, gone.key, gone.holders, gone.version], ['', undefined, [], 2]);
    assert.deepEqual(cache.size, { count: 0, bytes: 0 });
  }
});

test('who may not see a dossier is not helped by one that is remembered', async (t) => {
  const { db, club, ref } = await arrange(t);
  const { load } = processOf(club, db);
  const clerk = (town: string): RowContext => ({ actor: 'clerk', kind: 'agent', roles: [], territories: [town], purpose: 'essai' });
  assert.ok(await load(ref, clerk('44109')));
  assert.equal(await load(ref, clerk('35238')), undefined);
  assert.equal(await load({ ...ref, id: '01890000-0000-7000-8000-000000000000' }), undefined);
});

test('what a transaction wrote and rolled back is not taken for the truth', async (t) => {
  const { db, club, ref } = await arrange(t);
  const [one, other] = [processOf(club, db), processOf(club, db)];
  await assert.rejects(inContext(db.pools.app, system, async (tx) => {
    await append(tx, club.type, (await one.cache.hold(tx, ref, OFFICE))!, [left], author, Date.now());
    assert.equal((await one.cache.load(tx, ref, OFFICE))!.version, 2);
    throw new Error('stop');
  }), /stop/);
  assert.deepEqual([(await one.load(ref))!.version, (await one.load(ref))!.state.state], [1, 'JOINED']);
  await other.leave(ref);
  assert.equal((await one.load(ref))!.state.state, 'LEFT');
});

test('it is bounded by number and bytes, and forgets what nobody uses', async (t) => {
  const { db, club, ref } = await arrange(t);
  const { partition, subject } = await club.intake.submit(club.joining('bob', 'k2', 'Bob'));
  const few = processOf(club, db, { folded_count_max: 1 });
  await few.load(ref);
  await few.load({ partition, id: subject });
  assert.equal(few.cache.size.count, 1);
  const small = processOf(club, db, { folded_bytes_max: 1 });
  await small.load(ref);
  assert.deepEqual(small.cache.size, { count: 0, bytes: 0 });
  const idle = processOf(club, db, { folded_count_max: 2, folded_idle_ms_max: 1_000 });
  await idle.load(ref);
  idle.later(1_001);
  idle.cache.sweep();
  assert.equal(idle.cache.size.count, 0);
});
