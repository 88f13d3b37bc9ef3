import assert from 'node:assert/strict';
import { test } from 'node:test';
import fastify from 'fastify';
import type { FileRow } from './file-row.ts';
import { sendPage } from './open-page.ts';

test('sends a page as an image that runs nothing, is kept nowhere and names nobody', async (t) => {
  const app = fastify();
  t.after(() => app.close());
  const bytes = Buffer.from('\xff\xd8\xff page', 'latin1');
  app.get('/', (_, reply) => sendPage(reply, { file: {} as FileRow, page: 2, width: 1, height: 1, bytes }));
  const answer = await app.inject('/');
  assert.deepEqual(answer.rawPayload, bytes);
  const { headers } = answer;
  assert.equal(headers['content-type'], 'image/jpeg');
  assert.equal(headers['content-disposition'], 'inline; filename="piece-2.jpg"');
  assert.equal(headers['x-content-type-options'], 'nosniff');
  assert.equal(headers['cache-control'], 'no-store');
  assert.match(String(headers['content-security-policy']), /default-src 'none'; sandbox/);
});
