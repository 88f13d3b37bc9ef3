import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { WebSocket } from 'ws';
import type { Admission } from '#base/http/service-context.ts';
import { createServer } from '#base/http/server.ts';
import { signWebhook } from '#base/messages/webhook-signature.ts';
import { createLogger } from '#base/telemetry/logger.ts';
import { createMetrics } from '#base/telemetry/metrics.ts';
import { newId } from '#base/values/ids.ts';
import { LIMITS } from '../../limits.ts';
import { callsSite, type CallsSite } from '../fixtures/calls-site.ts';
import { eventually } from '../fixtures/hub-site.ts';
import { loadCommands } from '../load/run-load.ts';
import { machineKeys } from '../machine-keys.ts';
import { aidRound } from '../mutual-aid/aid-loops.ts';
import { telephonySocket } from './telephony-socket.ts';

const PATH = '/v1/emergency-calls/telephony/socket';
const PROTOCOL = 'socle-telephony.v1';
const SECRET = 'secret-of-a-telephony-in-a-test';

const event = (callId: string, kind = 'PRESENTED', more = {}) => ({ eventId: newId(), callId, centre: '9A0', kind, line: '15',
  ani: '0639980001', at: new Date(Date.now() - 2_000).toISOString(), ...more });
const handshake = ({ web, context }: CallsSite, id = newId()) =>
  ({ ...signWebhook(machineKeys(context, web.regulation), id, web.regulation.clock(), Buffer.alloc(0)) });

type Word = { id?: string | null; status?: number; taken?: number; problem?: any; orders?: any[] };

/** Opens a socket; `word` waits for the next one that fits, `closed` for the code of its end. */
const openSocket = async (site: CallsSite, { origin = site.origin, options = {} } = {}) => {
  const ws = new WebSocket(origin.replace('http', 'ws') + PATH, PROTOCOL, { headers: handshake(site), ...options });
  const heard: Word[] = [];
  ws.on('message', (data) => heard.push(JSON.parse(String(data)) as Word));
  const closed = new Promise<number>((done) => { ws.on('close', done); });
  await once(ws, 'open');
  const word = (fits: (one: Word) => boolean, what: string) => eventually(() => heard.find(fits), what);
  return { ws, heard, closed, word,
    tell: async (id: string, told: object) => {
      ws.send(JSON.stringify({ id, ...told }));
      return word((one) => one.id === id, `the answer to ${id}`);
    } };
};

/** What an ordinary client is answered. */
const refused = (site: CallsSite, headers: Record<string, string>, protocol = PROTOCOL, origin = site.origin, path = PATH) =>
  new Promise<{ status: number; body: any }>((done, fail) => {
    new WebSocket(origin.replace('http', 'ws') + path, protocol, { headers }).on('error', () => undefined)
      .on('open', () => fail(new Error('it was let in'))).on('unexpected-response', async (_request, response) => {
        const parts = await response.toArray() as Buffer[];
        done({ status: response.statusCode!, body: JSON.parse(Buffer.concat(parts).toString()) });
      });
  });

/** Status of a refusal that says no more. */
const statusOf = (site: CallsSite, headers: Record<string, string>) => new Promise<number>((done, fail) => {
  new WebSocket(site.origin.replace('http', 'ws') + PATH, PROTOCOL, { headers }).on('error', () => undefined)
    .on('open', () => fail(new Error('it was let in'))).on('unexpected-response', (_request, response) => done(response.statusCode!));
});

/** The same sockets behind another server, with bounds of the test's own: a second process of the service. */
const otherProcess = async (t: TestContext, site: CallsSite, limits: Partial<Record<keyof typeof LIMITS, number>>) => {
  const logger = createLogger('test', { write: () => undefined });
  const app = await createServer({ service: 'test', logger, metrics: createMetrics('test') });
  const { regulation } = site.web;
  const keys = machineKeys(site.context, regulation);
  const sockets = telephonySocket(app, { regulation, keys, logger, limits: { ...LIMITS, ...limits } });
  await app.listen({ host: '127.0.0.1', port: 0 });
  t.after(() => app.close());
  return { app, sockets, origin: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}` };
};

/** A site that outlives the servers which a test opens beside it. */
const open = async (t: TestContext, admission: () => Admission = () => ({ open: true })) => {
  const stops: (() => unknown)[] = [];
  const site = await callsSite({ name: t.name, after: (stop: () => unknown) => { stops.unshift(stop); } } as unknown as TestContext,
    { context: { admission, settings: { SOCLE_CALLS_TELEPHONY_SECRET: SECRET } } });
  const ends: (() => unknown)[] = [];
  t.after(async () => { for (const end of [...ends, ...stops]) await end(); });
  const before = { after: (end: () => unknown) => { ends.unshift(end); } } as unknown as TestContext;
  const other = (limits = {}) => otherProcess(before, site, limits);
  return { site, other };
};

const waiting = async (site: CallsSite): Promise<string[]> => {
  const arm = await site.signIn('arm-valmont');
  return (await arm('GET', 'appels')).body.waiting.map(({ callId }: { callId: string }) => callId);
};

test('a call told by the socket rings; wrong events are answered with all that is wrong, the good ones kept, each once', async (t) => {
  const { site } = await open(t);
  const { ws, tell, heard, closed } = await openSocket(site);
  assert.equal(ws.protocol, PROTOCOL);
  const first = event('c1');
  assert.deepEqual(await tell('1', { events: [first] }), { id: '1', status: 202, taken: 1 });
  const bad = await tell('2', { events: [event('c2'), { ...event('c3'), kind: 'SUNG', at: 'noon' }, first] });
  assert.deepEqual([bad.status, bad.problem.code, bad.problem.taken, bad.problem.errors.map((one: any) => one.pointer)],
    [422, 'TELEPHONIE_INVALIDE', 2, ['/events/1/kind', '/events/1/at']]);
  assert.deepEqual((await waiting(site)).sort(), ['c1', 'c2']);
  assert.equal((await tell('3', { agents: [{ centre: '9A0', agent: '12', state: 'READY', at: new Date().toISOString() }],
    posts: [{ centre: '9A0', present: 3 }] })).taken, 2);
  for (const [id, told] of [['4', {}], ['5', { events: [], centres: [] }], ['6', { events: 'x' }], ['7', { centres: ['paris'] }],
    ['8', { posts: [{ centre: '9A0', present: -1 }] }], ['9', { agents: 'x' }]] as const) {
    assert.equal((await tell(id, told)).status, 422, id);
  }
  for (const text of ['{', 'null', '[]', '{"id":7,"events":[]}']) ws.send(text);
  assert.equal((await tell('10', { events: [first] })).status, 202, 'it is still open');
  assert.deepEqual(heard.filter(({ id }) => id === null).map(({ status }) => status), [422, 422, 422, 422]);
  assert.equal((await site.db.admin.query("select from appel_evenement where call_id = 'c1'")).rowCount, 1);
  ws.close();
  assert.equal(await closed, 1005);
});

test('on a full disk a frame is refused as its post is, so that the telephony keeps it; orders go on being told', async (t) => {
  let now: Admission = { open: false, code: 'DISK_LOW', reason: { fr: 'presque plein', en: 'nearly full' }, retryAfterS: 60 };
  const { site } = await open(t, () => now);
  const { tell } = await openSocket(site);
  const told = { events: [event('c1')] };
  const refusal = await tell('1', told);
  assert.deepEqual([refusal.status, refusal.problem.code], [503, 'DISK_LOW']);
  assert.equal((await tell('2', { posts: [{ centre: '9A0', present: 3 }] })).status, 503);
  assert.equal((await tell('3', { centres: ['9A0'] })).status, 202);
  assert.equal((await site.db.admin.query('select from appel_evenement')).rowCount, 0);
  now = { open: true };
  assert.deepEqual(await tell('4', told), { id: '4', status: 202, taken: 1 });
});

test('nobody is let in without a good signature, the sub-protocol and room; each handshake opens one socket', async (t) => {
  const { site, other } = await open(t);
  for (const headers of [{}, { ...handshake(site), 'webhook-signature': 'v1,AAAA' }, { ...handshake(site), 'webhook-timestamp': '1' }]) {
    const { status, body } = await refused(site, headers as Record<string, string>);
    assert.deepEqual([status, body.code], [401, 'MSG_SIGNATURE']);
  }
  assert.equal((await refused(site, handshake(site), 'chat')).status, 426);
  const plain = await site.web.app.inject({ url: PATH, headers: handshake(site) });
  assert.deepEqual([plain.statusCode, plain.headers.upgrade, plain.json().code], [426, 'websocket', 'TELEPHONIE_PRISE']);
  // Another path is answered over HTTP, whatever it asks for.
  assert.deepEqual(await refused(site, handshake(site), PROTOCOL, site.origin, '/livez'), { status: 200, body: { alive: true } });
  const { origin } = await other({ telephony_sockets_max: 1 });
  const headers = handshake(site);
  const { ws, closed } = await openSocket(site, { origin, options: { headers } });
  assert.deepEqual((await refused(site, headers, PROTOCOL, origin)).body.reason, 'again');
  assert.equal((await refused(site, handshake(site), PROTOCOL, origin)).status, 503);
  // Played back to another process of the service, which has never seen it.
  assert.equal(await statusOf(site, headers), 401);
  ws.close();
  await closed;
  await eventually(async () => openSocket(site, { origin }).then(() => true, () => false), 'there is room again');
});

test('bytes end with 1003, too much with 1009, silence with 1001; a socket that answers pings stays', async (t) => {
  const { site, other } = await open(t);
  const { origin } = await other({ telephony_ping_ms: 50, telephony_silence_ms: 400, telephony_close_ms: 100, ingest_bytes_max: 2_000 });
  const [bytes, big, mute, alive] = [await openSocket(site, { origin }), await openSocket(site, { origin }),
    await openSocket(site, { origin, options: { autoPong: false } }), await openSocket(site, { origin })];
  bytes.ws.send(Buffer.from('{}'));
  assert.equal(await bytes.closed, 1003);
  big.ws.send(JSON.stringify({ id: '1', events: [event('x'.repeat(2_000))] }));
  assert.equal(await big.closed, 1009);
  assert.equal(await mute.closed, 1001);
  assert.equal((await alive.tell('1', { events: [event('c1')] })).status, 202);
});

test('a diversion is pushed to the socket of its centre only, until it is obeyed', async (t) => {
  const { site } = await open(t);
  const [home, helper] = [await openSocket(site), await openSocket(site)];
  assert.equal((await home.tell('1', { centres: ['9A0'] })).taken, 1);
  await helper.tell('1', { centres: ['9B0'] });
  await home.tell('2', { posts: [{ centre: '9A0', present: 0 }, { centre: '9B0', present: 4 }] });
  await home.tell('3', { events: [event('c1', 'PRESENTED', { at: new Date(Date.now() - 30_000).toISOString() })] });
  await aidRound(site.web.regulation);
  const { orders } = await home.word((one) => one.orders !== undefined, 'an order');
  const [{ action, callId, centre, to, leg }] = orders as [Record<string, string>];
  assert.deepEqual([action, callId, centre, to, orders!.length], ['DIVERT', 'c1', '9A0', '9B0', 1]);
  await home.tell('4', { events: [event('c1', 'DIVERTED', { to }), event(leg!, 'PRESENTED', { centre: to, hops: 1 })] });
  const polled = await site.machine('telephony/orders', {});
  assert.deepEqual(polled.body.orders, []);
  const before = home.heard.filter((one) => one.orders).length;
  await site.web.telephony.tellOrders();
  assert.equal((await home.tell('5', { events: [] })).taken, 0);
  assert.equal(home.heard.filter((one) => one.orders).length, before, 'obeyed, it is said no more');
  assert.ok(helper.heard.every((one) => one.orders === undefined));
});

test('a process that leaves answers what it took and says 1012; what is told again elsewhere is not there twice', async (t) => {
  const { site, other } = await open(t);
  const { origin, sockets } = await other({});
  const socket = await openSocket(site, { origin });
  const told = Array.from({ length: 40 }, (_, i) => ({ id: String(i), events: [event(`c${i}`)] }));
  for (const frame of told) socket.ws.send(JSON.stringify(frame));
  await socket.word((one) => one.id === '0', 'the first answer');
  sockets.leave();
  assert.equal(await socket.closed, 1012);
  const answered = new Set(socket.heard.map(({ id }) => id));
  const kept = async () => (await site.db.admin.query('select from appel_evenement')).rowCount!;
  assert.equal(await kept(), answered.size, 'what was answered is kept, and nothing else');
  assert.equal((await refused(site, handshake(site), PROTOCOL, origin)).status, 503, 'it takes nobody any more');
  // A telephony that lost every answer says all again.
  const again = await openSocket(site);
  for (const { id, events } of told) assert.equal((await again.tell(id, { events })).status, 202);
  assert.equal(await kept(), told.length);
});

test('a cut before the answer: the same frame told again changes nothing', async (t) => {
  const { site } = await open(t);
  const events = [event('c1'), event('c1', 'ANSWERED', { agent: '12' })];
  const first = await openSocket(site);
  first.ws.send(JSON.stringify({ id: '1', events }));
  await eventually(async () => (await site.db.admin.query('select from appel_evenement')).rowCount === 2, 'it is written');
  first.ws.terminate();
  assert.equal((await (await openSocket(site)).tell('1', { events })).status, 202);
  assert.equal((await site.db.admin.query('select from appel_evenement')).rowCount, 2);
});

test('a load plays over the socket as it does over posts', async (t) => {
  const { site } = await open(t);
  const asked = ['--minutes', '3', '--speed', '240', '--socket', 'yes'];
  const end = await loadCommands['load:mass-casualty']!(site.context, asked, () => undefined);
  const { calls_count: calls, answered_count: answered, refused_count: refusedCount } = end.figures as Record<string, number>;
  assert.ok(end.ok && calls! > 2 && answered === calls && refusedCount === 0, JSON.stringify(end.figures));
});

test('the client of the documentation tells a call', async (t) => {
  const { site } = await open(t);
  const page = readFileSync(new URL('../telephony.md', import.meta.url), 'utf8');
  const folder = mkdtempSync(join(tmpdir(), 'socle-telephony-'));
  writeFileSync(join(folder, 'client.mjs'), /^```js\n([\s\S]*?)^```/m.exec(page)![1]!);
  const client = spawn(process.execPath, [join(folder, 'client.mjs')], { stdio: ['ignore', 'inherit', 'inherit'],
    env: { TELEPHONY_URL: site.origin.replace('http', 'ws'), TELEPHONY_SECRET: SECRET } });
  try {
    await eventually(async () => (await waiting(site)).includes('pabx-4711'), 'the call rings');
  } finally {
    client.kill();
    await once(client, 'exit');
    rmSync(folder, { recursive: true });
  }
});
