import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';
import { collect, pieces } from './object-store-contract.ts';
import { S3Store } from './s3-store.ts';

type Handler = (request: IncomingMessage, response: ServerResponse, body: Buffer) => void;

/** A store whose server answers each request with the next handler; gives what it was sent. */
const stumbling = async (t: TestContext, handlers: Handler[]): Promise<{ store: S3Store; sent: string[] }> => {
  const sent: string[] = [];
  const server: Server = createServer(async (request, response) => {
    const body = await collect(request);
    sent.push(`${request.method} ${request.url}`);
    (handlers.shift() ?? ((_, r) => r.writeHead(500).end()))(request, response, body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const store = new S3Store({
    endpoint: `http://127.0.0.1:${port}`, region: 'r', bucket: 'b',
    credentials: { accessKeyId: 'a', secretAccessKey: 's' },
  }, { wait: async () => undefined, partBytes: 1000 });
  t.after(() => {
    store.close();
    server.close();
    server.closeAllConnections();
  });
  return { store, sent };
};

const status = (code: number, body = '', headers = {}): Handler => (_, response) => {
  response.writeHead(code, headers).end(body);
};
const hangUp: Handler = (request) => request.socket.destroy();

test('tries again when the server stumbles or hangs up, with the whole body each time', async (t) => {
  const bytes = randomBytes(500);
  const bodies: Buffer[] = [];
  const keep: Handler = (_, response, body) => {
    bodies.push(body);
    response.writeHead(200).end();
  };
  const { store, sent } = await stumbling(t, [status(503), hangUp, keep]);
  assert.deepEqual(await store.put('p/a', pieces(bytes)), { name: 'p/a', size: 500 });
  assert.deepEqual(bodies, [bytes]);
  assert.equal(sent.length, 3);
});

test('gives up after four tries and says that the store does not answer', async (t) => {
  const { store, sent } = await stumbling(t, [hangUp, hangUp, status(500), status(503)]);
  await assert.rejects(store.head('p/a'), { code: 'STORE_UNAVAILABLE' });
  assert.equal(sent.length, 4);
});

test('knows its own put again when only the answer was lost, and another’s from it', async (t) => {
  let mark: unknown;
  const stored: Handler = (request) => {
    mark = request.headers['x-amz-meta-socle-put'];
    request.socket.destroy();
  };
  const marked = (value: () => unknown): Handler => (_, response) => {
    response.writeHead(200, { 'content-length': 10, 'x-amz-meta-socle-put': String(value()) }).end();
  };
  const { store } = await stumbling(t, [
    stored, status(412), marked(() => mark), stored, status(412), marked(() => 'x'),
  ]);
  assert.equal((await store.put('p/a', pieces(randomBytes(10)))).size, 10);
  await assert.rejects(store.put('p/b', pieces(randomBytes(10))), { code: 'OBJECT_EXISTS' });
});

const OPENED = '<InitiateMultipartUploadResult><UploadId>u1</UploadId></InitiateMultipartUploadResult>';
const part = status(200, '', { etag: '"e"' });

test('gives the parts up when completing fails under status 200, and when a part is refused', async (t) => {
  const failed = status(200, '<Error><Code>InternalError</Code></Error>');
  const { store, sent } = await stumbling(t, [
    status(200, OPENED), part, part, failed, status(204),
    status(200, OPENED), status(403, '<Error><Code>AccessDenied</Code></Error>'), status(204),
  ]);
  for (const name of ['p/a', 'p/b']) {
    await assert.rejects(store.put(name, pieces(randomBytes(1500), 400)), { code: 'STORE_REFUSED' });
    assert.equal(sent.at(-1), `DELETE /b/${name}?uploadId=u1`);
  }
});

test('never takes a cut answer for a whole object', async (t) => {
  const cut: Handler = (_, response) => {
    response.writeHead(200, { 'content-length': 1000 });
    response.write('short', () => response.destroy());
  };
  const { store } = await stumbling(t, [cut]);
  await assert.rejects(async () => collect(await store.get('p/a')));
});

test('tells a server without conditional writes from one that stumbles', async (t) => {
  const { store, sent } = await stumbling(t, [status(501, '<Error><Code>NotImplemented</Code></Error>')]);
  await assert.rejects(store.put('p/a', pieces(randomBytes(10))), { code: 'STORE_REFUSED' });
  assert.equal(sent.length, 1);
});
