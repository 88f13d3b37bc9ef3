import assert from 'node:assert/strict';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { test, type TestContext } from 'node:test';
import { ClamdClient } from './clamd-client.ts';
import { collect, pieces } from './object-store-contract.ts';

/** A client whose scanner behaves as the handler says, with short patience. */
const facing = async (t: TestContext, handler: (socket: Socket) => void): Promise<ClamdClient> => {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    t.after(() => socket.destroy());
    handler(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  const { port } = server.address() as AddressInfo;
  return new ClamdClient({ host: '127.0.0.1', port }, { connect_ms_max: 500, idle_ms_max: 150 });
};

const file = (): AsyncIterable<Uint8Array> => pieces(Buffer.alloc(300_000, 7), 100_000);
const down = { name: 'ScannerDown' };

test('sends the command, each chunk after its length, and a length of zero', async (t) => {
  const received = Promise.withResolvers<Buffer>();
  const client = await facing(t, (socket) => {
    const parts: Buffer[] = [];
    socket.on('data', (bytes: Buffer) => {
      parts.push(bytes);
      if (Buffer.concat(parts).subarray(-4).equals(Buffer.alloc(4))) {
        received.resolve(Buffer.concat(parts));
        socket.end('stream: OK\0');
      }
    });
  });
  assert.deepEqual(await client.scan(pieces(Buffer.from('bonjour'), 4)), { verdict: 'clean' });
  const expected = ['zINSTREAM\0', '\0\0\0\x04', 'bonj', '\0\0\0\x03', 'our', '\0\0\0\0'];
  assert.equal((await received.promise).toString('latin1'), expected.join(''));
});

test('reads each sort of reply', async (t) => {
  const replies = ['stream: Win.Test-1 FOUND\0', 'INSTREAM size limit exceeded. ERROR\0', 'stream: OK\0'];
  const client = await facing(t, (socket) => {
    socket.on('data', (bytes: Buffer) => {
      if (bytes.subarray(-4).equals(Buffer.alloc(4))) socket.end(replies.shift()!);
    });
  });
  assert.deepEqual(await client.scan(file()), { verdict: 'infected', name: 'Win.Test-1' });
  assert.equal((await client.scan(file())).verdict, 'refused');
  assert.deepEqual(await client.scan(file()), { verdict: 'clean' });
});

test('hears a reply given before the end of the file, and reads no more of it', async (t) => {
  const client = await facing(t, (socket) => {
    socket.once('data', () => socket.end('INSTREAM size limit exceeded. ERROR\0'));
  });
  let given = 0;
  const endless = async function* (): AsyncGenerator<Uint8Array> {
    for (; given < 5000; given++) yield Buffer.alloc(100_000);
  };
  assert.equal((await client.scan(endless())).verdict, 'refused');
  assert.ok(given < 5000);
});

test('a scanner that hangs up, stays silent, talks nonsense or is not there is down', async (t) => {
  for (const handler of [
    (socket: Socket) => socket.destroy(),
    () => undefined,
    (socket: Socket) => { socket.resume().write('what?\0'); },
    (socket: Socket) => { socket.resume().write('x'.repeat(5000)); },
  ]) {
    const client = await facing(t, handler);
    await assert.rejects(client.scan(file()), down);
    assert.equal(await client.ping(), false);
  }
  await assert.rejects(new ClamdClient({ path: '/nowhere/clamd.socket' }).scan(file()), down);
});

test('an error of the source is the source’s', async (t) => {
  const client = await facing(t, (socket) => { socket.resume(); });
  const failing = async function* (): AsyncGenerator<Uint8Array> {
    yield Buffer.alloc(10);
    throw new Error('the store went away');
  };
  await assert.rejects(client.scan(failing()), /the store went away/);
  assert.equal((await collect(file())).length, 300_000);
});

test('reads the age of the vendor’s signatures, and does without', async (t) => {
  const replies = ['ClamAV 1.4.6/27500/Mon Jan  6 09:30:00 2025\0', 'ClamAV 1.4.6\0'];
  const client = await facing(t, (socket) => { socket.once('data', () => socket.end(replies.shift()!)); });
  assert.deepEqual(await client.version(), { engine: 'ClamAV 1.4.6', signaturesAt: Date.UTC(2025, 0, 6, 9, 30) });
  assert.deepEqual(await client.version(), { engine: 'ClamAV 1.4.6' });
});
