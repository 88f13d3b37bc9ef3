import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { drainable } from './drain.ts';
import { liveSite, memoryRegister, openLive, type MemoryRegister } from './fixtures/live-site.ts';
import { HTTP_LIMITS } from './limits.ts';
import { parseLiveCursor } from './live-cursor.ts';

const followed = async (t: TestContext, url: string, lastId?: string) => {
  const stream = await openLive(url, lastId);
  t.after(stream.stop);
  await stream.until(() => stream.seen.length > 0);
  return stream;
};

test('a stream is told what happens from now on, and only what its territory holds', async (t) => {
  const register = memoryRegister(2);
  register.tell(0, '44109', 'before');
  const { url } = await liveSite(t, register);
  const nantes = await followed(t, `${url}?communes=44109`);
  const both = await followed(t, `${url}?communes=44109,75101`);
  assert.deepEqual(nantes.seen[0], { id: '1.0', type: 'bonjour', data: {} });
  register.tell(1, '75101', 'paris');
  register.tell(0, '44109', 'nantes');
  await both.until(() => both.texts().length === 2);
  await nantes.until(() => nantes.texts().length === 1);
  assert.deepEqual(nantes.texts(), ['nantes']);
  assert.deepEqual(both.texts(), ['paris', 'nantes']);
  assert.deepEqual(both.lastId(), '2.1');
});

test('what is of the moment is told to those who may see it, and moves no cursor', async (t) => {
  const register = memoryRegister(1);
  const { url, hub } = await liveSite(t, register);
  const [nantes, paris] = [await followed(t, `${url}?communes=44109`), await followed(t, `${url}?communes=75101`)];
  hub.say({ type: 'moment', data: [1, 2] }, ({ territories }) => territories.includes('44109'));
  await nantes.until(() => nantes.seen.length === 2);
  assert.deepEqual(nantes.seen[1]?.data, [1, 2]);
  register.tell(0, '75101', 'paris');
  await paris.until(() => paris.texts().length === 1);
  assert.equal(paris.seen.length, 2);
  assert.equal(nantes.lastId(), '0');
});

test('one wake-up is one read, whatever the number of streams', async (t) => {
  const register = memoryRegister(4);
  const { url, hub } = await liveSite(t, register);
  const streams = [];
  for (let i = 0; i < 50; i += 1) streams.push(await followed(t, `${url}?communes=a&who=${i}`));
  assert.equal(hub.streams, 50);
  const before = register.reads.since;
  register.tell(2, 'a', 'one');
  await Promise.all(streams.map((stream) => stream.until(() => stream.texts().length === 1)));
  assert.equal(register.reads.since - before, 1);
  assert.equal(register.reads.heads, 1);
});

test('a stream comes back where it was: nothing lost, nothing twice, on the same process or another', async (t) => {
  const register = memoryRegister(2);
  const [first, second] = [await liveSite(t, register), await liveSite(t, register)];
  const stream = await followed(t, `${first.url}?communes=a`);
  for (let i = 0; i < 3; i += 1) register.tell(i % 2, 'a', `n${i}`);
  await stream.until(() => stream.texts().length === 3);
  const lastId = stream.lastId();
  stream.stop();
  await stream.ended;
  for (let i = 3; i < 9; i += 1) register.tell(i % 2, 'a', `n${i}`);
  for (const { url } of [first, second]) {
    const back = await followed(t, `${url}?communes=a`, lastId);
    await back.until(() => back.texts().length === 6);
    assert.equal(back.seen[0]!.type, 'bonjour');
    assert.deepEqual(back.texts().sort(), ['n3', 'n4', 'n5', 'n6', 'n7', 'n8']);
    assert.equal(back.lastId(), '5.4');
  }
});

test('hundreds that come back together read what they missed once', async (t) => {
  const register = memoryRegister(1);
  for (let i = 0; i < 400; i += 1) register.write(0, 'a', `n${i}`);
  const { url } = await liveSite(t, register);
  const streams = await Promise.all(Array.from({ length: 100 }, () => openLive(`${url}?communes=a`, '300')));
  t.after(() => { for (const { stop } of streams) stop(); });
  await Promise.all(streams.map((stream) => stream.until(() => stream.texts().length === 100)));
  assert.ok(register.reads.since <= 2, `${register.reads.since} reads`);
});

test('a place that is too far back, of another register or no place at all means: read your lists again', async (t) => {
  const register = memoryRegister(1);
  for (let i = 0; i <= HTTP_LIMITS.live_recent_items_max; i += 1) register.write(0, 'a', `n${i}`);
  const { url } = await liveSite(t, register);
  for (const lastId of ['0', '999999', '1.2', '-1', 'x'.repeat(200), '']) {
    const stream = await followed(t, `${url}?communes=a`, lastId);
    assert.deepEqual(stream.seen[0], { id: String(HTTP_LIMITS.live_recent_items_max + 1), type: 'reset', data: {} }, lastId);
    stream.stop();
  }
});

test('more news than one read takes arrive in order', async (t) => {
  const register = memoryRegister(1);
  const { url } = await liveSite(t, register);
  const stream = await followed(t, `${url}?communes=a`);
  const wanted = Array.from({ length: HTTP_LIMITS.live_batch_items_max * 2 + 7 }, (_, i) => `n${i}`);
  for (const text of wanted) register.write(0, 'a', text);
  register.wakeUps.ring(0);
  await stream.until(() => stream.texts().length === wanted.length);
  assert.deepEqual(stream.texts(), wanted);
});

test('a read that fails is told, tried again, and loses nothing', async (t) => {
  const register = memoryRegister(1);
  const errors: unknown[] = [];
  const { url } = await liveSite(t, register, (error) => { errors.push(error); register.reads.fail = false; },
    { live_again_ms: 20 });
  const stream = await followed(t, `${url}?communes=a`);
  register.reads.fail = true;
  register.tell(0, 'a', 'late');
  await stream.until(() => stream.texts().length === 1);
  assert.equal(errors.length, 1);
});

test('nobody watches: nothing listens and nothing is read', async (t) => {
  const register = memoryRegister(1);
  const { url, hub } = await liveSite(t, register);
  const stream = await followed(t, `${url}?communes=a`);
  assert.equal(register.listeners.size, 1);
  stream.stop();
  const gone = Promise.withResolvers<void>();
  const look = setInterval(() => { if (hub.streams === 0) { clearInterval(look); gone.resolve(); } }, 5);
  await gone.promise;
  await new Promise((done) => { setImmediate(done); });
  assert.equal(register.listeners.size, 0);
  register.tell(0, 'a', 'unheard');
  assert.equal(register.reads.since, 0);
  const back = await followed(t, `${url}?communes=a`, stream.lastId());
  await back.until(() => back.texts().length === 1);
  assert.deepEqual(back.texts(), ['unheard']);
});

test('a drain ends every stream with its cursor, and another process goes on from it: no event is lost', async (t) => {
  const register: MemoryRegister = memoryRegister(2);
  const [leaving, staying] = [await liveSite(t, register), await liveSite(t, register)];
  const drain = drainable(leaving.app.server);
  drain.onDrain(leaving.hub.close);
  const streams = await Promise.all(Array.from({ length: 20 }, () => followed(t, `${leaving.url}?communes=a`)));
  register.tell(0, 'a', 'n0');
  const drained = drain.drain();
  for (let i = 1; i < 10; i += 1) register.tell(i % 2, 'a', `n${i}`);
  await Promise.all(streams.map(({ ended }) => ended));
  await drained;
  for (const stream of streams) {
    const back = await followed(t, `${staying.url}?communes=a`, stream.lastId());
    await back.until(() => back.texts().length + stream.texts().length >= 10);
    assert.deepEqual([...stream.texts(), ...back.texts()].sort(), Array.from({ length: 10 }, (_, i) => `n${i}`));
    back.stop();
  }
});

test('a reader that does not read is cut at its bound, and the others go on', async (t) => {
  const register = memoryRegister(1);
  const { url, hub } = await liveSite(t, register);
  const slow = await followed(t, `${url}?communes=a`);
  const quick = await followed(t, `${url}?communes=a`);
  slow.response.socket.pause();
  const big = 'x'.repeat(60_000);
  let told = 0;
  while (hub.streams === 2) {
    register.tell(0, 'a', big);
    told += 1;
    await quick.until(() => quick.texts().length === told);
    assert.ok(told < 1_000, 'the slow reader is never cut');
  }
  assert.equal(hub.streams, 1);
  register.tell(0, 'a', 'after');
  await quick.until(() => quick.texts().at(-1) === 'after');
});

test('a stream shows a sign of life with its place, and ends after its time, to come back soon', async (t) => {
  const register = memoryRegister(1);
  const { url } = await liveSite(t, register, undefined, { live_beat_ms: 5, live_stream_ms_max: 200, live_back_ms: 40 });
  const stream = await followed(t, `${url}?communes=a`);
  register.tell(0, 'b', 'elsewhere');
  await stream.until(() => stream.seen.some(({ type, id }) => type === 'place' && id === '1'));
  let raw = '';
  stream.response.on('data', (text: string) => { raw += text; });
  await stream.ended;
  const retryMs = Number(/retry: (\d+)/.exec(raw)?.[1]);
  assert.ok(retryMs >= 30 && retryMs <= 50, String(retryMs));
});

test('a stream whose person signed out ends soon; others, and those of whom nothing can be known, go on', async (t) => {
  const register = memoryRegister(1);
  const left = new Set<string | undefined>();
  const lasts = async (who: string | undefined): Promise<boolean> => {
    if (who === 'away') throw new Error('the database is away');
    return !left.has(who);
  };
  const { url } = await liveSite(t, register, undefined, { live_check_ms: 20 }, lasts);
  const [gone, stays, unknown] = await Promise.all(['gone', 'stays', 'away'].map((who) => followed(t, `${url}?communes=44109&who=${who}`)));
  left.add('gone');
  await gone!.ended;
  register.tell(0, '44109', 'after');
  await Promise.all([stays, unknown].map((stream) => stream!.until(() => stream!.texts().length === 1)));
  assert.deepEqual(gone!.texts(), []);
});

test('a wake-up that is lost is made good by the next sign of life', async (t) => {
  const register = memoryRegister(1);
  const { url } = await liveSite(t, register, undefined, { live_beat_ms: 5 });
  const stream = await followed(t, `${url}?communes=a`);
  register.write(0, 'a', 'unrung');
  await stream.until(() => stream.texts().length === 1);
});

test('a cursor is as many places as partitions, and nothing else', () => {
  assert.deepEqual(parseLiveCursor('3.0.12', 3), [3, 0, 12]);
  for (const text of [undefined, '', '3.0', '3.0.1.2', '3.-1.0', '3.1e3.0', '3.0.9999999999999999', ' 3.0.0']) {
    assert.equal(parseLiveCursor(text, 3), undefined);
  }
});
