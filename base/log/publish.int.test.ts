import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { describe, it, type TestContext } from 'node:test';
import { inContext, systemContext, type Tx } from '#base/store/context.ts';
import { testDatabase } from '#test/database.ts';
import { SAMPLE_AT, sampleEvent, sampleLog, type SampleEvent, type SampleLog } from '#test/sample-log.ts';
import { parseCheckpoint } from './checkpoint.ts';
import { eventEntry } from './entry.ts';
import { appendToFrontier, EMPTY_FRONTIER } from './frontier.ts';
import type { KeyHistory } from './key-history.ts';
import { createLogReader } from './log-reader.ts';
import { entryRows } from './log-rows.ts';
import { leafHash } from './merkle.ts';
import { pastProofs } from './past-proof.ts';
import { rootFrom, verifyInclusion } from './proofs.ts';
import { publishTiles } from './publish.ts';
import { makeReceipt } from './receipt.ts';
import { createSigner } from './signer.ts';
import { parseEntryBundle } from './tiles.ts';
import { verifyReceipt } from './verify-receipt.ts';

const context = systemContext('test', 'test');
const P = 1;

const arrange = async (t: TestContext, count: number) => {
  const db = await testDatabase(t);
  const log = sampleLog(db);
  const events: SampleEvent[] = [];
  const grow = async (added: number): Promise<void> => {
    const batch = Array.from({ length: added }, (_, i) =>
      sampleEvent(db.service, P, `d${events.length + i}`, 1, events.length + i));
    for (let at = 0; at < added; at += 5000) await log.append(P, batch.slice(at, at + 5000));
    events.push(...batch);
  };
  await grow(count);
  const read = <T>(fn: (tx: Tx) => Promise<T>): Promise<T> => inContext(db.pools.app, context, fn);
  return { db, log, events, grow, read };
};

const entriesOf = (events: readonly SampleEvent[]): Buffer[] =>
  events.map(({ salt, header, body }) => eventEntry(salt, header, body));
const rootOf = (events: readonly SampleEvent[]): Buffer => appendToFrontier(EMPTY_FRONTIER, entriesOf(events)).root;
const rowCount = async (tx: Tx): Promise<number> =>
  Number((await tx.query('select count(*) from log_leaf where partition = $1', [P])).rows[0].count);

/** Everything that a reader may ask of a published log must agree with the events. */
const assertWhole = async (log: SampleLog, events: readonly SampleEvent[], tx: Tx): Promise<void> => {
  const store = log.stores(`${P}`);
  const reader = createLogReader({ store, rows: entryRows(tx, P), cacheKey: 'fresh' });
  assert.deepEqual(await rootFrom(events.length, reader.node), rootOf(events));
  const bundles: Buffer[] = [];
  for (let index = 0; index * 256 < events.length; index++) {
    const width = Math.min(256, events.length - index * 256);
    bundles.push(...parseEntryBundle((await reader.tile({ level: 'entries', index, width }))!)!);
  }
  assert.ok(Buffer.concat(bundles).equals(Buffer.concat(entriesOf(events))));
};

describe('publishTiles', () => {
  it('writes full tiles and a checkpoint, then prunes their rows; the rest is served from rows', async (t) => {
    const { log, events, grow, read } = await arrange(t, 700);
    assert.deepEqual(await log.publish(P), { size: 700, publishedTo: 512, tiles: 2, pruned: 512, more: false });
    assert.equal(await read(rowCount), 188);
    const checkpoint = parseCheckpoint(log.folders.get('1')!.files.get('checkpoint')!.toString())!;
    assert.deepEqual([checkpoint.origin, checkpoint.size, checkpoint.root], [`${log.origin}/1`, 700, rootOf(events)]);
    await read((tx) => assertWhole(log, events, tx));
    await grow(900);
    await read((tx) => assertWhole(log, events, tx));
    assert.deepEqual(await log.publish(P), { size: 1600, publishedTo: 1536, tiles: 4, pruned: 1024, more: false });
    await read((tx) => assertWhole(log, events, tx));
    assert.deepEqual(await log.publish(P), { size: 1600, publishedTo: 1536, tiles: 0, pruned: 0, more: false });
  });

  it('fills upper tiles: 66,000 entries make a full tile of level 1', async (t) => {
    const { log, events, read } = await arrange(t, 66_000);
    await log.publish(P);
    const { files } = log.folders.get('1')!;
    assert.equal(files.get('tile/1/000')?.length, 8192);
    assert.equal(files.get('edge/1/001')?.length, 32 * (Math.floor(66_000 / 256) - 256));
    assert.equal(files.get('edge/2/000')?.length, 32);
    assert.ok(!files.has('edge/1/000'));
    await read((tx) => assertWhole(log, events, tx));
  });

  it('goes on after a death at any point, with the same bytes', async (t) => {
    for (const name of ['log-tiles-partly-written', 'log-tiles-written', 'log-recorded', 'log-checkpoint-written']) {
      const { log, events, grow, read } = await arrange(t, 600);
      await log.publish(P);
      await grow(700);
      const dies = (reached: string): void => {
        if (reached === name) throw new Error(`died at ${name}`);
      };
      await assert.rejects(log.publish(P, dies), new RegExp(name));
      await read((tx) => assertWhole(log, events, tx));
      await log.publish(P);
      await read((tx) => assertWhole(log, events, tx));
      assert.equal(await read(rowCount), 1300 - 1280);
    }
  });

  it('lets two publishers run at once', async (t) => {
    const { log, events, read } = await arrange(t, 1000);
    await Promise.all([log.publish(P), log.publish(P), log.publish(P)]);
    await read((tx) => assertWhole(log, events, tx));
  });

  it('stops when a row was altered, and prunes nothing', async (t) => {
    const { db, log, read } = await arrange(t, 600);
    await db.admin.query('alter table log_leaf disable trigger user');
    await db.admin.query(`update log_leaf set entry = decode(repeat('02', 33), 'hex') where leaf_index = 599`);
    await assert.rejects(log.publish(P), { code: 'LOG_DIVERGED' });
    assert.equal(await read(rowCount), 600);
    assert.ok(!log.folders.get('1')!.files.has('checkpoint'));
  });

  it('stops when the database is older than the published checkpoint', async (t) => {
    const { db, log, grow } = await arrange(t, 600);
    const head = await db.admin.query('select size, frontier, root from log_head where partition = $1', [P]);
    const backup = head.rows[0];
    await grow(10);
    await log.publish(P);
    await db.admin.query('alter table log_head disable trigger user');
    await db.admin.query('update log_head set size = $1, frontier = $2, root = $3 where partition = $4',
      [backup.size, backup.frontier, backup.root, P]);
    await assert.rejects(log.publish(P), { code: 'LOG_RESTORED_OLDER' });
  });

  it('never replaces a published tile by another', async (t) => {
    const { log } = await arrange(t, 600);
    await log.stores('1').write([{ path: 'tile/0/000', bytes: Buffer.alloc(8192) }]);
    await assert.rejects(log.publish(P), { code: 'LOG_DIVERGED' });
  });

  it('stops when the tree does not extend the last checkpoint', async (t) => {
    const { log, grow } = await arrange(t, 600);
    const forged = log.signer.sign(P, 599, Buffer.alloc(32, 5));
    await log.stores('1').write([{ path: 'checkpoint', bytes: Buffer.from(forged) }]);
    await grow(1);
    await assert.rejects(log.publish(P), { code: 'LOG_DIVERGED' });
  });

  it('has nothing to do for an empty log and for an unknown partition', async (t) => {
    const { log } = await arrange(t, 0);
    assert.deepEqual(await log.publish(P), { size: 0, publishedTo: 0, tiles: 0, pruned: 0, more: false });
    assert.ok(!log.folders.get('1')?.files.has('checkpoint'));
    assert.equal(await log.publish(12), undefined);
  });
});

describe('pastProofs', () => {
  it('gives each leaf the path that it had in the tree of its own batch, before and after publication', async (t) => {
    const { db, log } = await arrange(t, 0);
    const expected: { text: string; root: Buffer; size: number; entry: Buffer }[] = [];
    for (const count of [1, 250, 30, 300, 7]) {
      const batch = Array.from({ length: count }, (_, i) => sampleEvent(db.service, P, `d${i}`, 1, i));
      const { pathText, root, size } = await log.append(P, batch);
      entriesOf(batch).forEach((entry, i) => expected.push({ text: pathText(i), root, size, entry }));
    }
    const proofs = pastProofs(log.stores);
    for (const published of [false, true]) {
      if (published) await log.publish(P);
      await inContext(db.pools.intake, context, async (tx) => {
        for (const [index, { text, root, size, entry }] of expected.entries()) {
          const proof = await proofs(tx, P, index);
          assert.deepEqual([proof.pathText, proof.root, proof.size, proof.epoch], [text, root, size, 1]);
          assert.ok(verifyInclusion(leafHash(entry), index, size, proof.path, root));
        }
        await assert.rejects(proofs(tx, P, expected.length), RangeError);
      });
    }
  });

  it('reads no leaf but those of the batch, however many wait for their tiles', async (t) => {
    const { db, log } = await arrange(t, 3000);
    const before = await log.append(P, [sampleEvent(db.service, P, 'one', 1, 1)]);
    await log.append(P, Array.from({ length: 2000 }, (_, i) => sampleEvent(db.service, P, `l${i}`, 1, i)));
    const proofs = pastProofs(log.stores);
    await inContext(db.pools.intake, context, async (tx) => {
      const ranges: unknown[] = [];
      const watched: Tx = { query: ((query: { name?: string; values?: unknown[] }) => {
        if (query.name === 'log-entries') ranges.push(query.values!.slice(1));
        return tx.query(query as never);
      }) as Tx['query'] };
      for (let again = 0; again < 2; again++) assert.equal((await proofs(watched, P, 3000)).pathText, before.pathText(0));
      assert.deepEqual(ranges, [[3000, 3001]], 'one leaf, once');
    });
  });
});

describe('another signing key', () => {
  it('takes over the published checkpoint at rest; what the old one signed verifies as long as it was committed in its time', async (t) => {
    const { db, log, events } = await arrange(t, 300);
    await log.publish(P);
    const checkpoint = async (): Promise<string> => String(await log.stores(`${P}`).read('checkpoint'));
    const before = await checkpoint();
    const next = createSigner({ origin: log.origin, kid: 'k2', privateKey: generateKeyPairSync('ed25519').privateKey });
    await publishTiles({ pool: db.pools.jobs, partition: P, stores: log.stores, signer: next, clock: () => SAMPLE_AT });
    const after = await checkpoint();
    assert.deepEqual(after.split('\n').slice(0, 3), before.split('\n').slice(0, 3));
    assert.notEqual(after, before);
    const [old] = log.history.keys;
    const history = (until: number): KeyHistory => ({ ...log.history, keys: [{ ...old!, until: new Date(until).toISOString() },
      { kid: 'k2', vkey: next.vkey, from: new Date(SAMPLE_AT).toISOString(), until: null }] });
    const past = await inContext(db.pools.intake, context, (tx) => pastProofs(log.stores)(tx, P, 7));
    const receipt = (signer: SampleLog['signer']) => makeReceipt({ ...events[7]!,
      proof: { index: 7, path: past.pathText, note: signer.sign(P, past.size, past.root) } });
    const verdicts = (until: number) => [log.signer, next].map((signer) => verifyReceipt(receipt(signer), history(until)).ok);
    assert.deepEqual(verdicts(SAMPLE_AT + 60_000), [true, true]);
    assert.deepEqual(verdicts(SAMPLE_AT), [false, true]);
  });
});
