import assert from 'node:assert/strict';
import { Agent, createServer, get, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';
import { drainable } from './drain.ts';

const listening = async (t: TestContext, answer: (request: IncomingMessage, response: ServerResponse) => void) => {
  const server = createServer(answer);
  const drain = drainable(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  t.after(() => { agent.destroy(); server.closeAllConnections(); server.close(); });
  const ask = (): Promise<IncomingMessage> => new Promise((done, fail) => {
    get({ agent, port: (server.address() as AddressInfo | null)?.port ?? port, host: '127.0.0.1' }, (response) => {
      response.resume().once('end', () => done(response));
    }).once('error', fail);
  });
  const { port } = server.address() as AddressInfo;
  return { server, drain, ask };
};

test('an idle kept-alive connection is still answered while draining, and told to close', async (t) => {
  const { drain, ask } = await listening(t, (_request, response) => response.end('ok'));
  assert.equal((await ask()).headers.connection, 'keep-alive');
  const drained = drain.drain();
  assert.equal((await ask()).headers.connection, 'close');
  await drained;
});

test('a request in hand is finished, and told to close', async (t) => {
  const arrived = Promise.withResolvers<ServerResponse>();
  const { drain, ask } = await listening(t, (_request, response) => arrived.resolve(response));
  const answer = ask();
  const response = await arrived.promise;
  const drained = drain.drain();
  response.end('late');
  assert.equal((await answer).headers.connection, 'close');
  await drained;
});

test('streams are told goodbye once, and no new connection is taken', async (t) => {
  let goodbyes = 0;
  const { drain, server } = await listening(t, (_request, response) => response.end());
  const forget = drain.onDrain(() => { goodbyes += 100; });
  forget();
  drain.onDrain(() => { goodbyes += 1; });
  await drain.drain();
  await drain.drain();
  assert.equal(goodbyes, 1);
  assert.equal(server.listening, false);
  assert.equal(drain.draining, true);
});

test('leaving promptly does not wait for idle connections', async (t) => {
  const { drain, ask } = await listening(t, (_request, response) => response.end('ok'));
  await ask();
  await drain.drain({ promptly: true });
});
