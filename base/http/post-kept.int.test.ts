import assert from 'node:assert/strict';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';
import { postKept } from './post-kept.ts';

const listen = async (t: TestContext, listener: RequestListener) => {
  const server = createServer(listener);
  await new Promise<void>((ready) => { server.listen(0, '127.0.0.1', ready); });
  t.after(() => { server.closeAllConnections(); server.close(); });
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/x` };
};

const OPTIONS = { headers: { 'content-type': 'text/plain' }, ms_max: 5_000, answer_bytes_max: 1_000 };

test('what is posted arrives whole, the answer too, on one connection for many', async (t) => {
  const { server, url } = await listen(t, async (request, response) => {
    const chunks = await Array.fromAsync(request as AsyncIterable<Buffer>);
    response.writeHead(202).end(`${request.method} ${request.headers['content-type']} ${Buffer.concat(chunks)}`);
  });
  let connections = 0;
  server.on('connection', () => { connections += 1; });
  for (let i = 0; i < 3; i++) {
    const { status, body } = await postKept(url, { ...OPTIONS, body: Buffer.from(`é${i}`) });
    assert.deepEqual([status, body.toString()], [202, `POST text/plain é${i}`]);
  }
  assert.equal(connections, 1);
});

test('a redirection is an answer like another', async (t) => {
  const { url } = await listen(t, (_request, response) => { response.writeHead(307, { location: '/y' }).end(); });
  assert.equal((await postKept(url, { ...OPTIONS, body: Buffer.alloc(0) })).status, 307);
});

test('an answer that is too large, cut off, too slow or not there is a failure', async (t) => {
  const body = Buffer.from('x');
  const large = await listen(t, (_request, response) => { response.end('x'.repeat(1_001)); });
  await assert.rejects(postKept(large.url, { ...OPTIONS, body }), RangeError);
  const cut = await listen(t, (_request, response) => {
    response.writeHead(200, { 'content-length': 10 }).write('x', () => response.destroy());
  });
  await assert.rejects(postKept(cut.url, { ...OPTIONS, body }), /aborted|ECONNRESET/);
  const silent = await listen(t, () => undefined);
  await assert.rejects(postKept(silent.url, { ...OPTIONS, ms_max: 30, body }), { name: 'AbortError' });
  const halfway = await listen(t, (_request, response) => { response.writeHead(200, { 'content-length': 10 }).write('x'); });
  await assert.rejects(postKept(halfway.url, { ...OPTIONS, ms_max: 100, body }));
  await assert.rejects(postKept('http://127.0.0.1:9/x', { ...OPTIONS, body }), { code: 'ECONNREFUSED' });
});
