import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { openClub, type Club } from '#test/club.ts';
import { testDatabase, type TestDb } from '#test/database.ts';
import { inContext, systemContext, type RowContext } from '#base/store/context.ts';
import { Problem } from '#base/values/problem.ts';
import { eraseHolder } from './erase.ts';
import type { DossierRef } from './event.ts';
import { append } from './execute.ts';
import { followOnce } from './follow.ts';
import { loadDossier } from './load.ts';
import { rebuildPartition } from './rebuild.ts';
import { shareKey } from '#test/share-key.ts';

const system = systemContext('test', 'essai');
const author = { actor: 'system:test', purpose: 'essai' };
const left = { type: 'Left', version: 1, facts: { why: 'moved' } };

const joined = async (t: TestContext): Promise<{ db: TestDb; club: Club; ref: DossierRef }> => {
  const db = await testDatabase(t);
  const club = await openClub(db);
  const { partition, subject } = await club.intake.submit(club.joining('ada', 'k1', 'Ada'));
  return { db, club, ref: { partition, id: subject } };
};

test('a dossier is folded from its events and changes with its projections', async (t) => {
  const { db, club, ref } = await joined(t);
  const changed = await inContext(db.pools.app, system, async (tx) => {
    const loaded = await loadDossier(tx, club.type, club.keys, ref);
    assert.equal(loaded!.state.member, 'Ada');
    return append(tx, club.type, loaded!, [left], author, Date.now());
  });
  assert.equal(changed.version, 2);
  const { rows: [row] } = await db.admin.query('select state, version from dossier');
  assert.deepEqual(row, { state: 'LEFT', version: 2 });
});

test('a change writes only the rows that it changes', async (t) => {
  const { db, club, ref } = await joined(t);
  const rows = async () => (await db.admin.query(`select (select xmin from dossier)::text as dossier,
    (select xmin from membership)::text as membership`)).rows[0];
  const before = await rows();
  await inContext(db.pools.app, system, async (tx) =>
    append(tx, club.type, (await loadDossier(tx, club.type, club.keys, ref))!, [left], author, Date.now()));
  const after = await rows();
  assert.notEqual(after.dossier, before.dossier);
  assert.equal(after.membership, before.membership);
});

test('an event that changes nothing which lists show moves the version alone', async (t) => {
  const { db, club, ref } = await joined(t);
  const row = async () => (await db.admin.query('select * from dossier')).rows[0];
  const before = await row();
  await inContext(db.pools.app, system, async (tx) => append(tx, club.type, (await loadDossier(tx, club.type, club.keys, ref))!,
    [{ type: 'Noted', version: 1, facts: {} }], author, Date.now()));
  assert.deepEqual(await row(), { ...before, version: 2 });
});

test('the second of two writers is told that the dossier changed', async (t) => {
  const { db, club, ref } = await joined(t);
  const stale = await inContext(db.pools.app, system, (tx) => loadDossier(tx, club.type, club.keys, ref));
  const write = () => inContext(db.pools.app, system, (tx) => append(tx, club.type, stale!, [left], author, Date.now()));
  await write();
  await assert.rejects(write(), (error) => error instanceof Problem && error.code === 'DOSSIER_CHANGED' && error.status === 412);
});

test('the holder and the agents of its town see a dossier, others do not', async (t) => {
  const { db, club, ref } = await joined(t);
  const see = (ctx: RowContext) => inContext(db.pools.app, ctx, (tx) => loadDossier(tx, club.type, club.keys, ref));
  const base = { roles: [], purpose: 'essai' };
  assert.ok(await see({ ...base, actor: 'ada', kind: 'citizen', territories: [] }));
  assert.ok(await see({ ...base, actor: 'clerk', kind: 'agent', territories: ['44109'] }));
  assert.equal(await see({ ...base, actor: 'bob', kind: 'citizen', territories: [] }), undefined);
  assert.equal(await see({ ...base, actor: 'clerk', kind: 'agent', territories: ['35238'] }), undefined);
  assert.equal(await see({ ...base, actor: 'clerk', kind: 'agent', territories: ['*'] }), undefined);
  assert.ok(await see({ ...base, actor: 'clerk', kind: 'agent', territories: ['35238'], dossier: ref.id }));
});

test('a rebuild gives the same projections, erased holders included', async (t) => {
  const { db, club, ref } = await joined(t);
  await Promise.all(Array.from({ length: 30 }, (_, i) => club.intake.submit(club.joining(`p${i}`, 'k', `m${i}`))));
  await inContext(db.pools.jobs, system, async (tx) => {
    const loaded = await loadDossier(tx, club.type, club.keys, ref);
    const both = await shareKey(tx, club.keys, loaded!, 'club');
    await eraseHolder(tx, club.type, both, { holder: 'office', reason: 'term', law: 'none' }, author, Date.now());
  });
  for (const partition of [0, 1, 2, 3]) {
    const { before, after } = await rebuildPartition({ pool: db.pools.rebuild, type: club.type, keys: club.keys, partition });
    assert.deepEqual(after, before);
  }
  assert.equal((await db.admin.query('select from membership')).rowCount, 30);
});

test('erasing one holder leaves the other; erasing both leaves a tombstone and the proofs', async (t) => {
  const { db, club, ref } = await joined(t);
  const erase = (holder: string) => inContext(db.pools.jobs, system, async (tx) => {
    const loaded = await loadDossier(tx, club.type, club.keys, ref);
    return eraseHolder(tx, club.type, loaded!, { holder, reason: 'term', law: 'none' }, author, Date.parse('2026-03-01T00:00:00Z'));
  });
  await inContext(db.pools.jobs, system, async (tx) => {
    const loaded = await loadDossier(tx, club.type, club.keys, ref);
    await shareKey(tx, club.keys, loaded!, 'club');
  });
  await erase('office');
  const asOffice = await inContext(db.pools.app, system, (tx) => loadDossier(tx, club.type, club.keys, ref, ['office']));
  const asClub = await inContext(db.pools.app, system, (tx) => loadDossier(tx, club.type, club.keys, ref, ['club']));
  assert.deepEqual([asOffice!.state.member, asClub!.state.member], ['', 'Ada']);
  await erase('club');
  const gone = await inContext(db.pools.app, system, (tx) => loadDossier(tx, club.type, club.keys, ref));
  assert.deepEqual([gone!.state.member, gone!.holders, gone!.events.at(-1)!.facts.lastCopyDies], ['', [], '2026-04-01']);
  assert.equal((await db.admin.query('select erased from dossier')).rows[0].erased, true);
});

test('events cannot be changed or removed, even by their owner', async (t) => {
  const { db } = await joined(t);
  for (const text of ['update event set type = \'x\'', 'delete from event', 'truncate event']) {
    await assert.rejects(db.admin.query(text), /append-only/);
    await assert.rejects(db.pools.app.query(text), /permission denied/);
  }
});

test('a follower meets each event once and in order', async (t) => {
  const { db, club } = await joined(t);
  await Promise.all(Array.from({ length: 20 }, (_, i) => club.intake.submit(club.joining(`p${i}`, 'k', `m${i}`))));
  const seen: string[] = [];
  for (const partition of [0, 1, 2, 3]) {
    const indexes: number[] = [];
    const follow = () => followOnce({ pool: db.pools.jobs, keys: club.keys, name: 'reader', partition, batch: 3, holder: 'office',
      handle: async (_tx, events) => {
        for (const event of events) {
          seen.push((event.content as { member: string }).member);
          indexes.push(event.leafIndex);
        }
      } });
    while (await follow() > 0);
    assert.deepEqual(indexes, indexes.map((_, i) => i));
  }
  assert.equal(new Set(seen).size, 21);
});

test('a rebuild while others file and change leaves nothing out and doubles nothing', async (t) => {
  const { db, club } = await joined(t);
  await Promise.all(Array.from({ length: 60 }, (_, i) => club.intake.submit(club.joining(`p${i}`, 'k', `m${i}`))));
  let filed = 0;
  let stop = false;
  const filing = (async () => {
    while (!stop) await club.intake.submit(club.joining(`late${filed++}`, 'k', 'late'));
  })();
  for (const partition of [0, 1, 2, 3]) {
    const { before, after } = await rebuildPartition({ pool: db.pools.rebuild, type: club.type, keys: club.keys, partition });
    assert.deepEqual(after, before);
  }
  stop = true;
  await filing;
  const { rows: [counts] } = await db.admin.query(
    'select (select count(*) from dossier) as dossiers, (select count(*) from event where position = 1) as filed');
  assert.equal(counts.dossiers, counts.filed);
  assert.equal(Number(counts.filed), 61 + filed);
});
