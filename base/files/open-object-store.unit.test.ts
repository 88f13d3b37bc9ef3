import assert from 'node:assert/strict';
import { test } from 'node:test';
import { objectStoreConfig } from './open-object-store.ts';

test('no setting is the directory; a setting is a bucket with its keys decoded', () => {
  assert.deepEqual(objectStoreConfig('', '/objects'), { kind: 'disk', root: '/objects' });
  assert.deepEqual(objectStoreConfig('https://id:a%2Fb@s3.example.org:9000/pieces?region=fr-par&writeOnce=check', '/objects'), {
    kind: 's3', endpoint: 'https://s3.example.org:9000', region: 'fr-par', bucket: 'pieces', addressing: 'path', writeOnce: 'check',
    credentials: { accessKeyId: 'id', secretAccessKey: 'a/b' } });
});

test('a setting that says too little is refused, and its secret is not in the message', () => {
  const host = 's3.example.org';
  for (const setting of [`https://${host}/b?region=r`, `https://id:secret@${host}/?region=r`, `https://id:secret@${host}/b`]) {
    assert.throws(() => objectStoreConfig(setting, '/objects'), (error: Error) => !error.message.includes('secret@'));
  }
});
