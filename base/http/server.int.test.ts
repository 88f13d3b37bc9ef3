import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { createLogger } from '#base/telemetry/logger.ts';
import { createMetrics } from '#base/telemetry/metrics.ts';
import { createServer, type ServerOptions } from './server.ts';

const server = async (t: TestContext, options: Partial<ServerOptions> = {}): Promise<FastifyInstance> => {
  const app = await createServer({ service: 'door', logger: createLogger('door', { write: () => undefined }),
    metrics: createMetrics('door'),
    ...options });
  t.after(() => app.close());
  return app;
};

test('a path that knows other methods answers 405 and names them; one that knows none answers 404', async (t) => {
  const app = await server(t);
  app.get('/things/:id', () => ({}));
  app.post('/things/:id', () => ({}));
  app.get('/files/*', () => ({}));
  app.post('/v1/things', () => ({}));
  const ask = async (method: 'GET' | 'PUT' | 'DELETE' | 'OPTIONS', url: string): Promise<unknown> => {
    const { statusCode, headers, json } = await app.inject({ method, url });
    return [statusCode, headers.allow, json<{ code: string }>().code];
  };
  assert.deepEqual(await ask('PUT', '/things/7?x=1'), [405, 'GET, HEAD, POST', 'HTTP_METHOD']);
  assert.deepEqual(await ask('DELETE', '/files/a/b.png'), [405, 'GET, HEAD', 'HTTP_METHOD']);
  assert.deepEqual(await ask('GET', '/v1/things'), [405, 'POST', 'HTTP_METHOD']);
  assert.deepEqual(await ask('OPTIONS', '/v1/things'), [405, 'POST', 'HTTP_METHOD']);
  assert.deepEqual(await ask('PUT', '/things/7/parts'), [404, undefined, 'HTTP_NOT_FOUND']);
  assert.deepEqual(await ask('GET', '/thingsx7'), [404, undefined, 'HTTP_NOT_FOUND']);
});

test('the language is the one that weighs most in Accept-Language', async (t) => {
  const app = await server(t);
  const title = async (accepted: string): Promise<string> =>
    (await app.inject({ url: '/nowhere', headers: { 'accept-language': accepted } })).json<{ title: string }>().title;
  const [french, english] = ['Page introuvable', 'Page not found'];
  for (const [accepted, expected] of [['', french], ['de', french], ['en', english], ['en-GB,fr;q=0.9', english],
    ['fr-CA, en;q=0.8', french],
    ['en;q=0.3, fr;q=0.9', french], ['de, en;q=0.5, fr;q=0.4', english], ['en;q=0, *;q=0.1', french], ['en;q=nonsense', french],
    ['EN-us ; q=1.0', english], ['x-french-and-en', french]] as const) {
    assert.equal(await title(accepted), expected, accepted);
  }
});

test('/startupz says that the process was ready once, /readyz that it is now', async (t) => {
  let ready = false;
  const app = await server(t, { checks: [{ name: 'queue', check: () => ready }] });
  const statuses = async (): Promise<number[]> => Promise.all(['/livez', '/startupz', '/readyz'].map(async (url) =>
    (await app.inject(url)).statusCode));
  assert.deepEqual(await statuses(), [200, 503, 503]);
  ready = true;
  assert.deepEqual(await statuses(), [200, 200, 200]);
  ready = false;
  assert.deepEqual(await statuses(), [200, 200, 503]);
});

test('a service sends to the portal whoever asks what the portal says for all: weaknesses (RFC 9116), states, receipts', async (t) => {
  const app = await server(t, { context: { origin: 'https://vote.fr', origins: { portal: 'https://portail.fr' } } });
  for (const page of ['/.well-known/security.txt', '/statut', '/verifier']) {
    const { statusCode, headers } = await app.inject(page);
    assert.deepEqual([statusCode, headers.location], [302, `https://portail.fr${page}`]);
  }
  const portal = await server(t, { context: { origin: 'https://portail.fr', origins: { portal: 'https://portail.fr' } } });
  assert.equal((await portal.inject('/.well-known/security.txt')).statusCode, 404, 'it has a page of its own');
});

test('RFC 6797: a service under TLS asks browsers for nothing else; one without does not lock itself out', async (t) => {
  const policyOf = async (origin: string): Promise<unknown> =>
    (await (await server(t, { context: { origin } })).inject('/livez')).headers['strict-transport-security'];
  assert.deepEqual([await policyOf('https://vote.fr'), await policyOf('http://vote.localhost')], ['max-age=31536000', undefined]);
});

test('a problem and what is logged of it tell the trace of the caller; without one, the request begins its own', async (t) => {
  const lines: string[] = [];
  const app = await server(t, { logger: createLogger('door', { write: (line) => { lines.push(line); } }) });
  app.get('/broken', () => { throw new Error('a bug'); });
  const [trace, parent] = ['4bf92f3577b34da6a3ce929d0e0e4736', '00f067aa0ba902b7'];
  const ask = async (traceparent?: string): Promise<{ told: string; line: Record<string, string> }> => {
    const answer = await app.inject({ url: '/broken', headers: traceparent === undefined ? {} : { traceparent } });
    return { told: answer.json<{ trace_id: string }>().trace_id, line: JSON.parse(lines.pop()!) as Record<string, string> };
  };
  const { told, line } = await ask(`00-${trace}-${parent}-01`);
  assert.deepEqual([told, line.trace_id], [trace, trace]);
  assert.notEqual(line.request_id, trace);
  for (const refused of [undefined, 'nonsense', `00-${'0'.repeat(32)}-${parent}-01`]) {
    const own = await ask(refused);
    assert.match(own.told, /^[0-9a-f]{32}$/);
    assert.deepEqual([own.line.trace_id, own.line.request_id], [own.told, own.told]);
  }
});

test('what is no request is answered by a problem document too', async (t) => {
  const app = await server(t);
  app.get('/things/:id', () => ({}));
  const bad = await app.inject('/things/%zz');
  assert.deepEqual([bad.statusCode, bad.headers['content-type'], bad.json<{ code: string }>().code],
    [400, 'application/problem+json; charset=utf-8', 'HTTP_MALFORMED']);
  assert.equal((await app.inject(`/things/${'x'.repeat(300)}`)).json<{ code: string }>().code, 'HTTP_NOT_FOUND');
  await app.listen({ port: 0, host: '127.0.0.1' });
  const raw = async (bytes: string): Promise<string> => {
    const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk) => { answer += chunk.toString(); }).on('error', () => undefined);
    socket.write(bytes);
    await once(socket, 'close');
    return answer;
  };
  assert.match(await raw('NO HTTP AT ALL\r\n\r\n'), /^HTTP\/1\.1 400 .*"code":"HTTP_MALFORMED"/s);
  assert.match(await raw(`GET / HTTP/1.1\r\nhost: x\r\nx-long: ${'x'.repeat(20_000)}\r\n\r\n`),
    /^HTTP\/1\.1 431 .*"code":"HTTP_HEADERS_TOO_LARGE"/s);
});
