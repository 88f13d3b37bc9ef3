import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { once } from 'node:events';
import { test, type TestContext } from 'node:test';
import { answerEarly } from './linger.ts';

const refusing = async (t: TestContext): Promise<number> => {
  const server = createServer((request, response) => answerEarly(request, response, 503, { 'retry-after': '2' }, 'busy'));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => { server.closeAllConnections(); server.close(); });
  return (server.address() as { port: number }).port;
};

/** Sends a head and then as many bytes as the other side takes; gives what came back and how it ended. */
const push = async (port: number, bytes: number): Promise<{ answer: string; reset: boolean; ms: number }> => {
  const socket = connect(port, '127.0.0.1');
  const result = { answer: '', reset: false, ms: 0 };
  const start = performance.now();
  socket.on('data', (chunk) => { result.answer += chunk.toString(); });
  socket.on('error', () => { result.reset = true; });
  const closed = new Promise<void>((done) => { socket.once('close', () => done()); });
  socket.write(`POST / HTTP/1.1\r\nhost: x\r\ncontent-length: ${bytes}\r\n\r\n`);
  const chunk = Buffer.alloc(64 * 1024, 'x');
  for (let sent = 0; sent < bytes && !result.answer.includes('busy'); sent += chunk.length) {
    if (socket.write(chunk)) continue;
    await Promise.race([once(socket, 'drain'), once(socket, 'close'), once(socket, 'data')]).catch(() => undefined);
  }
  socket.end();
  await closed;
  result.ms = performance.now() - start;
  return result;
};

test('somebody who sends 20 MB into a full service reads the answer, and is let go within two seconds', async (t) => {
  const { answer, ms } = await push(await refusing(t), 20 * 1024 * 1024);
  assert.match(answer, /^HTTP\/1\.1 503 .*connection: close.*busy$/is);
  assert.ok(ms < 2_500, `${ms} ms`);
});

test('after a small body the connection goes on', async (t) => {
  const socket = connect(await refusing(t), '127.0.0.1');
  t.after(() => socket.destroy());
  for (let i = 0; i < 3; i++) {
    socket.write('POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 4\r\n\r\nbody');
    const [chunk] = await once(socket, 'data') as [Buffer];
    assert.match(chunk.toString(), /^HTTP\/1\.1 503 /);
  }
});
