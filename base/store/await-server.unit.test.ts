import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { test, type TestContext } from 'node:test';
import { awaitServer } from './await-server.ts';

const fatal = (code: string): Buffer => {
  const fields = Buffer.from(`SFATAL\0VFATAL\0C${code}\0Mno\0\0`);
  const head = Buffer.from([0x45, 0, 0, 0, 0]);
  head.writeInt32BE(fields.length + 4, 1);
  return Buffer.concat([head, fields]);
};
/** AuthenticationOk, ReadyForQuery; then an empty answer to the first query. */
const LET_IN = Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 0, 0x5a, 0, 0, 0, 5, 0x49]);
const ANSWER = Buffer.from([0x49, 0, 0, 0, 4, 0x5a, 0, 0, 0, 5, 0x49]);

const letIn = (socket: Socket): void => {
  socket.write(LET_IN);
  socket.once('data', () => socket.write(ANSWER));
};

/** A server that answers each connection as told, the last answer for ever. */
const serverThat = async (t: TestContext, answers: ((socket: Socket) => void)[]) => {
  let asked = 0;
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => answers[Math.min(asked++, answers.length - 1)]!(socket));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  return { asked: () => asked, connection: { host: '127.0.0.1', port: (server.address() as AddressInfo).port, database: 'x' } };
};

test('a server that is starting is waited for', async (t) => {
  const { connection, asked } = await serverThat(t, [(s) => s.end(fatal('57P03')), (s) => s.resetAndDestroy(), letIn]);
  await awaitServer({ connection, user: 'u', password: 'p', patience_ms: 10_000 });
  assert.equal(asked(), 3);
});

test('what waiting does not mend is told at once', async (t) => {
  const { connection, asked } = await serverThat(t, [(s) => s.end(fatal('28P01'))]);
  await assert.rejects(awaitServer({ connection, user: 'u', password: 'p', patience_ms: 10_000 }), { code: '28P01' });
  assert.equal(asked(), 1);
});

test('patience ends with the last refusal', async (t) => {
  const { connection } = await serverThat(t, [(s) => s.end(fatal('57P03'))]);
  await assert.rejects(awaitServer({ connection, user: 'u', password: 'p', patience_ms: 300 }), { code: '57P03' });
});
