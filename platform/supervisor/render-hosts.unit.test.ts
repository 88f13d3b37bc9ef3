import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RunningRenderHost } from '#base/files/start-render-host.ts';
import { keepRenderHost } from './render-hosts.ts';

/** A host that the test ends, and that tells when it is stopped. */
const fakeHost = (pid: number) => {
  const ended = Promise.withResolvers<number | null>();
  const host: RunningRenderHost = { pid, walls: [], ended: ended.promise, stop: async () => ended.resolve(0) };
  return { host, end: () => ended.resolve(1), ended: ended.promise };
};

test('a host that is being started while the platform stops is stopped too', async (t) => {
  // The wait before a new start keeps no process alive by itself.
  const awake = setInterval(() => undefined, 1_000);
  t.after(() => clearInterval(awake));
  const [first, second] = [fakeHost(1), fakeHost(2)];
  const asked = Promise.withResolvers<void>();
  const started = Promise.withResolvers<RunningRenderHost>();
  let starts = 0;
  const kept = await keepRenderHost({ socketPath: '/nowhere' }, () => undefined, async () => {
    if (starts++ === 0) return first.host;
    asked.resolve();
    return started.promise;
  });
  first.end();
  await asked.promise;
  const stopped = kept.stop();
  started.resolve(second.host);
  await stopped;
  assert.equal(await second.ended, 0);
  assert.equal(kept.pid(), undefined);
});
