import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { test, type TestContext } from 'node:test';
import { freePort } from '#base/store/free-port.ts';
import { parseTraceparent } from '#base/telemetry/trace.ts';
import type { Delivery } from './channel.ts';
import type { CallResult } from './delivery.ts';
import { createHttpAdapter } from './http-adapter.ts';
import { directionKey, verifyWebhook } from './webhook-signature.ts';

const NOW = 1_770_000_000_000;
const key = directionKey(Buffer.alloc(32, 1), 'a', 'b');
const message = (id: string): Delivery => ({ id, key: 'k', seq: 1, recipient: null, createdAt: NOW, content: { id } });

const serve = async (
  t: TestContext, answer: (body: Buffer, request: IncomingMessage, response: ServerResponse) => void,
) => {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    answer(Buffer.concat(chunks), request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  t.after(() => { server.closeAllConnections(); server.close(); });
  const { port } = server.address() as { port: number };
  return (options: object = {}, ids = ['m1', 'm2'], traces: (string | undefined)[] = []): Promise<CallResult> => createHttpAdapter({
    url: `http://127.0.0.1:${port}/x`, keys: [key], clock: () => NOW, batchMax: 10,
    line: ({ content }) => content, answerId: (item) => (item as { id?: string }).id,
    outcome: (item) => (item as { ok: boolean }).ok ? { kind: 'delivered', ack: item }
      : { kind: 'refused', reason: 'no' },
    ...options,
  }).deliver(ids.map((id, i) => ({ ...message(id), ...(traces[i] ? { trace: traces[i] } : {}) })), new AbortController().signal);
};

test('posts signed lines and reads one answer a message, in any order', async (t) => {
  const call = await serve(t, (body, request, response) => {
    assert.deepEqual(verifyWebhook([key], request.headers, body, NOW).ok, true);
    assert.equal(request.headers['content-type'], 'application/x-ndjson');
    assert.equal(body.toString(), '{"id":"m1"}\n{"id":"m2"}\n');
    response.end('{"id":"m2","ok":false}\n{"id":"m1","ok":true}\n');
  });
  assert.deepEqual(await call(), { kind: 'answered', outcomes: new Map<string, object>([
    ['m2', { kind: 'refused', reason: 'no' }], ['m1', { kind: 'delivered', ack: { id: 'm1', ok: true } }]]) });
});

test('a call passes on the trace that its messages share, else it begins one', async (t) => {
  const seen: unknown[] = [];
  const call = await serve(t, (_body, { headers }, response) => {
    seen.push(parseTraceparent(headers.traceparent));
    response.end();
  });
  const [one, other] = ['4bf92f3577b34da6a3ce929d0e0e4736', '0af7651916cd43dd8448eb211c80319c'];
  await call({}, ['m1', 'm2'], [one, one]);
  await call({}, ['m1', 'm2'], [one, other]);
  await call({}, ['m1'], [undefined]);
  assert.equal(seen[0], one);
  for (const trace of seen.slice(1)) assert.match(String(trace), /^[0-9a-f]{32}$/);
  assert.equal(new Set([...seen, other]).size, 4);
});

test('an error of the server is a failed call, with its Retry-After', async (t) => {
  const call = await serve(t, (_body, _request, response) => response.writeHead(503, { 'retry-after': '7' }).end('x'));
  assert.deepEqual(await call(), { kind: 'failed', reason: 'HTTP 503', reached: true, retryAfterS: 7 });
});

test('a refused content condemns a message only when it is alone', async (t) => {
  const call = await serve(t, (_body, _request, response) => response.writeHead(422).end());
  assert.deepEqual(await call(), { kind: 'failed', reason: 'HTTP 422', reached: true });
  assert.deepEqual(await call({}, ['m1']),
    { kind: 'answered', outcomes: new Map([['m1', { kind: 'refused', reason: 'HTTP 422' }]]) });
});

test('a wrong key or address, or a redirection, condemns no message', async (t) => {
  let status = 401;
  const call = await serve(t, (_body, _request, response) => response.writeHead(status, { location: '/y' }).end());
  for (status of [401, 403, 404, 302]) {
    assert.deepEqual(await call({}, ['m1']), { kind: 'failed', reason: `HTTP ${status}`, reached: false });
  }
});

test('nobody there: the call never arrived', async () => {
  const adapter = createHttpAdapter({ url: `http://127.0.0.1:${await freePort()}/x`, keys: [key], clock: () => NOW,
    batchMax: 1,
    line: () => ({}), answerId: () => undefined, outcome: () => ({ kind: 'delivered' }) });
  assert.deepEqual(await adapter.deliver([message('m1')], new AbortController().signal),
    { kind: 'failed', reason: 'ECONNREFUSED', reached: false });
});

test('a slow receiver is given up after the time-out', async (t) => {
  const call = await serve(t, (_body, _request, response) => { response.writeHead(200); response.write('{"id"'); });
  assert.deepEqual(await call({ timeoutMs: 50 }), { kind: 'failed', reason: 'timeout', reached: true });
});

test('a receiver that hangs up is a failed call', async (t) => {
  const call = await serve(t, (_body, request) => request.socket.destroy());
  const result = await call();
  assert.equal(result.kind === 'failed' && result.reached, true);
});

test('an endless answer is cut', async (t) => {
  const call = await serve(t, (_body, _request, response) => response.end('x'.repeat(5000)));
  assert.deepEqual(await call({ answerBytesMax: 1000 }), { kind: 'failed', reason: 'answer too large', reached: true });
});

test('an answer that leaves a message out, or is no batch, delivers nothing wrongly', async (t) => {
  let text = '{"id":"m1","ok":true}\n{bad\n';
  const call = await serve(t, (_body, _request, response) => response.end(text));
  const partial = await call();
  assert.deepEqual(partial.kind === 'answered' && [...partial.outcomes.keys()], ['m1']);
  text = '';
  assert.deepEqual(await call(), { kind: 'failed', reason: 'answer: empty', reached: true });
});
