import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer as createPlainServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { createLogger } from '#base/telemetry/logger.ts';
import { createMetrics } from '#base/telemetry/metrics.ts';
import { HTTP_LIMITS } from './limits.ts';
import { answerEarly } from './linger.ts';
import { createServer, type ServerOptions } from './server.ts';
import { openEventStream } from './sse.ts';

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const JSON_TYPE = { 'content-type': 'application/json' };

const opened = async (
  t: TestContext, routes: (app: FastifyInstance) => void, deadlines: ServerOptions['deadlines'] = {},
): Promise<FastifyInstance> => {
  const app = await createServer({ service: 'test', logger: createLogger('test', { write: () => undefined }),
    metrics: createMetrics('test'), deadlines });
  routes(app);
  await app.listen({ port: 0, host: '127.0.0.1' });
  t.after(() => { app.server.closeAllConnections(); return app.close(); });
  return app;
};

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

const post = async (app: FastifyInstance, headers: Record<string, string>, body: string): Promise<number> =>
  (await fetch(`http://127.0.0.1:${portOf(app.server)}/`, { method: 'POST', headers, body })).status;

test('body_bytes_max: a body of that size is read, one byte more is refused', async (t) => {
  const app = await opened(t, (server) => server.post('/', async () => ({ ok: true })));
  const body = (bytes: number): string => `"${'x'.repeat(bytes - 2)}"`;
  assert.equal(await post(app, JSON_TYPE, body(HTTP_LIMITS.body_bytes_max)), 200);
  assert.equal(await post(app, JSON_TYPE, body(HTTP_LIMITS.body_bytes_max + 1)), 413);
});

test('header_bytes_max: a larger head is refused', async (t) => {
  const app = await opened(t, (server) => server.post('/', async () => ({ ok: true })));
  const head = (bytes: number): Record<string, string> => ({ ...JSON_TYPE, 'x-much': 'x'.repeat(bytes) });
  assert.equal(await post(app, head(HTTP_LIMITS.header_bytes_max - 1_024), '{}'), 200);
  assert.equal(await post(app, head(HTTP_LIMITS.header_bytes_max), '{}'), 431);
});

test('form_fields_max and form_value_chars_max: a form past them is refused', async (t) => {
  const app = await opened(t, (server) => server.post('/', async () => ({ ok: true })));
  const fields = (count: number): string => Array.from({ length: count }, (_, i) => `f${i}=1`).join('&');
  assert.equal(await post(app, FORM, fields(HTTP_LIMITS.form_fields_max)), 200);
  assert.equal(await post(app, FORM, fields(HTTP_LIMITS.form_fields_max + 1)), 413);
  assert.equal(await post(app, FORM, `a=${'x'.repeat(HTTP_LIMITS.form_value_chars_max)}`), 200);
  assert.equal(await post(app, FORM, `a=${'x'.repeat(HTTP_LIMITS.form_value_chars_max + 1)}`), 413);
});

test('headers_ms_max, request_ms_max, keep_alive_ms_max and connections_max are those of the listening server', async (t) => {
  const { server } = await opened(t, () => undefined);
  assert.deepEqual(
    [server.headersTimeout, server.requestTimeout, server.keepAliveTimeout, server.maxConnections],
    [HTTP_LIMITS.headers_ms_max, HTTP_LIMITS.request_ms_max, HTTP_LIMITS.keep_alive_ms_max, HTTP_LIMITS.connections_max]);
});

test('stream_buffer_bytes_max: a reader that stops reading is cut, and nothing more is kept for it', async (t) => {
  const cut = Promise.withResolvers<number>();
  const app = await opened(t, (server) => server.get('/', (_request, reply) => {
    let most = 0;
    const stream = openEventStream(reply, () => cut.resolve(most));
    const data = 'x'.repeat(16 * 1024);
    const fill = (): void => {
      most = Math.max(most, reply.raw.writableLength);
      stream.send({ data });
      if (!stream.closed) setImmediate(fill);
    };
    fill();
  }));
  const socket = connect(portOf(app.server), '127.0.0.1');
  t.after(() => socket.destroy());
  socket.on('error', () => undefined);
  socket.pause();
  socket.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n');
  const most = await cut.promise;
  assert.ok(most > HTTP_LIMITS.stream_buffer_bytes_max, `cut at ${most}`);
  assert.ok(most < HTTP_LIMITS.stream_buffer_bytes_max + 64 * 1024, `kept ${most}`);
});

test('linger_bytes_max and linger_ms_max: a larger body is answered, left unread, and closed after the time', async (t) => {
  const server = createPlainServer((request, response) => answerEarly(request, response, 503, {}, 'busy')).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => { server.closeAllConnections(); server.close(); });
  const told = async (bytes: number): Promise<{ head: string; socket: ReturnType<typeof connect> }> => {
    const socket = connect(portOf(server), '127.0.0.1');
    t.after(() => socket.destroy());
    socket.write(`POST / HTTP/1.1\r\nhost: x\r\ncontent-length: ${bytes}\r\n\r\n`);
    const [chunk] = await once(socket, 'data') as [Buffer];
    return { head: chunk.toString(), socket };
  };
  assert.doesNotMatch((await told(HTTP_LIMITS.linger_bytes_max)).head, /connection: close/i);
  const start = performance.now();
  const { head, socket } = await told(HTTP_LIMITS.linger_bytes_max + 1);
  assert.match(head, /connection: close/i);
  await once(socket, 'close');
  const waited = performance.now() - start;
  assert.ok(waited > HTTP_LIMITS.linger_ms_max * 0.8 && waited < HTTP_LIMITS.linger_ms_max * 4, `${waited} ms`);
});

test('deadline_check_ms: a sender of one byte at a time, in the head or in the body, is told 408 and let go', async (t) => {
  const app = await opened(t, (server) => server.post('/', async () => ({ ok: true })),
    { headers_ms_max: 150, request_ms_max: 400, deadline_check_ms: 20 });
  for (const head of ['POST / HTTP/1.1\r\nx-slow: ',
    'POST / HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 9000\r\n\r\n']) {
    const socket = connect(portOf(app.server), '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk) => { answer += chunk.toString(); });
    socket.on('error', () => undefined);
    socket.write(head);
    const drip = setInterval(() => socket.write('x'), 20);
    // Not `once`: a byte that meets the closed end is answered by a reset, which is an error before the close.
    await new Promise((done) => { socket.once('close', done); });
    clearInterval(drip);
    assert.match(answer, /^HTTP\/1\.1 408 .*\r\ncontent-type: application\/problem\+json.*"code":"HTTP_TIMEOUT"/s);
  }
  assert.equal(await post(app, JSON_TYPE, '{}'), 200, 'the others are served');
});
