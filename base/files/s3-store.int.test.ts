import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { isMissing, type Missing } from '#test/peers/peer.ts';
import { startS3Server, type S3Server } from '#test/peers/s3-server.ts';
import { objectStoreContract, pieces } from './object-store-contract.ts';
import { S3Store } from './s3-store.ts';

let server: S3Server | Missing;
let store: S3Store;
let opened = 0;
before(async () => {
  server = await startS3Server();
  if (!isMissing(server)) store = new S3Store(server.config, { partBytes: 5 * 1024 * 1024 });
});
after(async () => {
  store?.close();
  if (!isMissing(server)) await server.stop();
});

describe('object store contract: S3', () => { objectStoreContract(async () => (
  isMissing(server) ? server : { store, prefix: `p${opened++}`, atomicOnce: server.config.writeOnce !== 'check' }
)); });

test('a wrong key is refused, and said to be', async (t) => {
  if (isMissing(server)) return t.skip(server.skip);
  const credentials = { ...server.config.credentials, secretAccessKey: 'wrong' };
  const stranger = new S3Store({ ...server.config, credentials });
  await assert.rejects(stranger.put('p/a', pieces(randomBytes(10))), { code: 'STORE_REFUSED' });
  stranger.close();
});

test('a bucket that is not there is refused, not taken for an absent object', async (t) => {
  if (isMissing(server)) return t.skip(server.skip);
  const lost = new S3Store({ ...server.config, bucket: 'socle-nothing-here' });
  await assert.rejects(lost.put('p/a', pieces(randomBytes(10))), { code: 'STORE_REFUSED' });
  lost.close();
});
