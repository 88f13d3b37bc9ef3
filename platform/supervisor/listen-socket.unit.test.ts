import assert from 'node:assert/strict';
import { createServer, type AddressInfo } from 'node:net';
import { test } from 'node:test';
import { openSharedSocket } from './listen-socket.ts';

test('a used port is refused with the name and number of who holds it', async (t) => {
  const holder = createServer();
  await new Promise<void>((done) => holder.listen(0, '127.0.0.1', done));
  t.after(() => holder.close());
  const { port } = holder.address() as AddressInfo;
  assert.throws(() => openSharedSocket('127.0.0.1', port), (error: { code: string; options: { extra: { owner: { pid: number } } } }) => {
    assert.equal(error.code, 'PLATFORM_PORT_USED');
    if (process.platform === 'linux') assert.equal(error.options.extra.owner.pid, process.pid);
    return true;
  });
});

test('an address of another machine is told as such', () => {
  assert.throws(() => openSharedSocket('203.0.113.7', 0), { code: 'PLATFORM_HOST_UNKNOWN' });
});

test('port 0 takes a free one, and a closed socket can be opened again', () => {
  const first = openSharedSocket('127.0.0.1', 0);
  assert.ok(first.port > 0);
  first.close();
  openSharedSocket('127.0.0.1', first.port).close();
});
