import assert from 'node:assert/strict';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';
import { createLogger } from '#base/telemetry/logger.ts';
import { createMetrics } from '#base/telemetry/metrics.ts';
import { addressRange } from './address-range.ts';
import { createServer } from './server.ts';

type Seen = { ip: string; range: string };

/** A server on the loopback that says whom it takes the sender for; gives a question with these X-Forwarded-For lines. */
const door = async (t: TestContext, trustedProxies?: string[]): Promise<(...forwarded: string[]) => Promise<Seen>> => {
  const app = await createServer({ service: 'door', logger: createLogger('door', { write: () => undefined }),
    metrics: createMetrics('door'),
    ...(trustedProxies ? { context: { trustedProxies } } : {}) });
  t.after(() => app.close());
  app.get('/', ({ ip }) => ({ ip, range: addressRange(ip) }));
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo;
  return (...forwarded) => new Promise((done, fail) => {
    request({ port, host: '127.0.0.1', agent: false, headers: { 'x-forwarded-for': forwarded } }, async (answer) => {
      assert.equal(answer.statusCode, 200);
      done(JSON.parse((await answer.toArray()).join('')) as Seen);
    }).on('error', fail).end();
  });
};

test('without an edge nobody is who they say: the header changes nothing', async (t) => {
  const ask = await door(t);
  for (const said of ['198.51.100.7', '198.51.100.7, 127.0.0.1', '2001:db8::1']) assert.equal((await ask(said)).ip, '127.0.0.1');
  const none = await door(t, []);
  assert.equal((await none('198.51.100.7')).ip, '127.0.0.1');
});

test('an edge that is not the sender changes nothing', async (t) => {
  const ask = await door(t, ['10.0.0.0/8', '::1']);
  assert.equal((await ask('198.51.100.7')).ip, '127.0.0.1');
});

test('behind the edge each client has the range of its own address, of both families', async (t) => {
  const ask = await door(t, ['127.0.0.1']);
  assert.deepEqual(await ask('198.51.100.7'), { ip: '198.51.100.7', range: '198.51.100.0/24' });
  assert.deepEqual(await ask('2001:db8:1:2ff::9'), { ip: '2001:db8:1:2ff::9', range: '2001:db8:1:02::/56' });
  assert.equal((await ask('::ffff:198.51.100.7')).range, '198.51.100.0/24');
  assert.equal((await ask('198.51.100.7:50123')).range, '198.51.100.0/24');
  assert.equal((await ask('[2001:db8:1:2ff::9]:50123')).range, '2001:db8:1:02::/56');
});

test('what a client wrote itself stands left of what the edge adds, and never counts', async (t) => {
  const ask = await door(t, ['127.0.0.1']);
  for (const spoofed of ['203.0.113.1', '127.0.0.1', '203.0.113.1, 127.0.0.1', '::1, 2001:db8::2', 'garbage', '', ',,,', '1.2.3', '%00']) {
    assert.equal((await ask(`${spoofed}, 198.51.100.7`)).ip, '198.51.100.7', spoofed);
    assert.equal((await ask(spoofed, '198.51.100.7')).ip, '198.51.100.7', `${spoofed}, in a line of its own`);
  }
});

test('several hops of the edge are passed over from the right, and no further than the first stranger', async (t) => {
  const ask = await door(t, ['127.0.0.0/8', '10.1.0.0/16', 'fd00::/8']);
  assert.equal((await ask('203.0.113.1, 198.51.100.7, 10.1.2.3, fd00::5')).ip, '198.51.100.7');
  assert.equal((await ask('10.1.9.9, 10.2.0.1, 10.1.2.3')).ip, '10.2.0.1');
});

test('garbage at the right end is nobody, all of it together, and stops nothing', async (t) => {
  const ask = await door(t, ['127.0.0.1']);
  for (const garbage of ['garbage', '198.51.100.7, garbage', '1.2.3.4.5', 'a.b.c.d', '999.1.1.1', '[::', 'x'.repeat(4_000),
    '198.51.100.7;']) {
    assert.equal((await ask(garbage)).range, '?', garbage.slice(0, 30));
  }
  for (const empty of ['', ',', ' , ,']) assert.equal((await ask(empty)).ip, '127.0.0.1');
});
