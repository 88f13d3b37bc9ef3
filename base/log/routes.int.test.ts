import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { createServer } from '#base/http/server.ts';
import { createLogger } from '#base/telemetry/logger.ts';
import { createMetrics } from '#base/telemetry/metrics.ts';
import { testDatabase } from '#test/database.ts';
import { findGoSumdb } from '#test/peers/go-sumdb.ts';
import { isMissing } from '#test/peers/peer.ts';
import { sampleEvent, sampleLog } from '#test/sample-log.ts';
import { createLogReader } from './log-reader.ts';
import { parseCheckpoint } from './checkpoint.ts';
import { parseNote, verifyNote } from './note.ts';
import { rootFrom } from './proofs.ts';
import { makeReceipt } from './receipt.ts';
import { logRoutes } from './routes.ts';
import { parseVkey } from './vkey.ts';

const served = async (t: TestContext) => {
  const db = await testDatabase(t);
  const log = sampleLog(db);
  const app = await createServer({ service: db.service, logger: createLogger('test', { write: () => undefined }),
    metrics: createMetrics('test') });
  logRoutes(app, { service: db.service, pool: db.pools.app, stores: log.stores, keys: () => log.history });
  t.after(() => app.close());
  const events = Array.from({ length: 700 }, (_, i) => sampleEvent(db.service, 0, `d${i}`, 1, i));
  await log.append(0, events);
  await log.publish(0);
  const get = (path: string) => app.inject({ url: `/log/${db.service}/${path}` });
  return { log, get, app, service: db.service };
};

describe('the public log', () => {
  it('lets a stranger rebuild the root from checkpoint and tiles alone', async (t) => {
    const { log, get } = await served(t);
    const answer = await get('0/checkpoint');
    assert.equal(answer.headers['content-type'], 'text/plain; charset=utf-8');
    assert.equal(answer.headers['cache-control'], 'public, max-age=1');
    const checkpoint = parseCheckpoint(answer.body)!;
    const vkey = (await get('0/vkey')).body.trim();
    assert.equal(verifyNote(parseNote(answer.body)!, parseVkey(vkey)!), 'signed');
    assert.equal(parseVkey(vkey)!.name, `${log.origin}/0`);
    const store = { read: async (path: string) => {
      const tile = await get(`0/${path}`);
      return tile.statusCode === 200 ? tile.rawPayload : undefined;
    }, write: async () => undefined, remove: async () => undefined };
    const reader = createLogReader({ store, size: checkpoint.size });
    assert.deepEqual(await rootFrom(checkpoint.size, reader.node), checkpoint.root);
  });

  it('is proved entry by entry by the tools of others', async (t) => {
    const go = findGoSumdb();
    if (isMissing(go)) return t.skip(go.skip);
    const { log, app, service } = await served(t);
    const address = await app.listen({ host: '127.0.0.1', port: 0 });
    assert.equal(await go.prove(`${address}/log/${service}/0`), `${log.origin}/0: 700 entries proved`);
    const [tile] = [...log.folders.values()];
    await tile!.write([{ path: 'tile/0/001', bytes: Buffer.alloc(8192, 7) }]);
    await assert.rejects(go.prove(`${address}/log/${service}/0`), /tile is inconsistent|invalid transparency proof|mismatch/i);
  });

  it('serves full and partial tiles and entries as immutable, to any page', async (t) => {
    const { get } = await served(t);
    for (const [path, bytes] of [['tile/0/000', 8192], ['tile/0/002.p/188', 188 * 32], ['tile/0/002.p/7', 7 * 32],
      ['tile/1/000.p/2', 64], ['tile/entries/001', 256 * 35], ['tile/entries/002.p/188', 188 * 35]] as const) {
      const answer = await get(`0/${path}`);
      assert.equal(answer.statusCode, 200, path);
      assert.equal(answer.rawPayload.length, bytes, path);
      assert.equal(answer.headers['cache-control'], 'public, max-age=31536000, immutable');
      assert.equal(answer.headers['access-control-allow-origin'], '*');
      assert.equal(answer.headers['content-type'], 'application/octet-stream');
    }
  });

  it('refuses what the log does not reach and any other spelling', async (t) => {
    const { get, app } = await served(t);
    for (const path of [
      '0/tile/0/002', '0/tile/0/002.p/189', '0/tile/1/000.p/3', '0/tile/1/000', '0/tile/0/0', '0/tile/00/000',
      '0/tile/0/x000/001', '0/tile/0/000.p/0', '0/tile/0/000.p/256', '0/tile/64/000', '0/tile/0/..%2f..%2fcheckpoint',
      '0-2/tile/0/000', '7/tile/0/000', '7/checkpoint', 'x/checkpoint', '00/checkpoint', '0/edge/1/000',
    ]) {
      const answer = await get(path);
      assert.equal(answer.statusCode, 404, path);
      assert.equal(answer.headers['cache-control'], 'no-store');
    }
    assert.equal((await app.inject({ url: '/log/another-service/0/checkpoint' })).statusCode, 404);
    assert.equal((await app.inject({ url: '/log/another-service/keys' })).statusCode, 404);
  });

  it('verifies a receipt, alone or in a whole answer, and says which check fails', async (t) => {
    const { log, app, service } = await served(t);
    const ask = async (payload: object) => (await app.inject({ method: 'POST', url: '/v1/receipts/verify', payload })).json();
    const [event, before] = [sampleEvent(service, 1, 'r', 1, 1), sampleEvent(service, 1, 'q', 1, 0)];
    const { size, root, pathText } = await log.append(1, [before, event]);
    const receipt = makeReceipt({ ...event, proof: { index: 1, path: pathText(1), note: log.signer.sign(1, size, root) } });
    assert.equal((await ask(receipt)).ok, true);
    assert.equal((await ask({ numero: 'x', receipt })).ok, true);
    const changed = await ask({ ...receipt, body: { ...receipt.body, ref: 'N-2' } });
    assert.equal(changed.ok, false);
    assert.deepEqual(changed.checks.filter(({ state }: { state: string }) => state === 'fail').map(({ name }: { name: string }) => name),
      ['inclusion']);
    assert.equal((await ask({ any: 'thing' })).ok, false);
  });

  it('publishes the key history', async (t) => {
    const { log, get } = await served(t);
    assert.deepEqual((await get('keys')).json(), log.history);
  });
});
