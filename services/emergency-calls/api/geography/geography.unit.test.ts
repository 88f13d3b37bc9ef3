import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Geo } from '#base/geo/thread/open-geo.ts';
import { openGeography } from './geography.ts';

const territory = () => {
  const over = Promise.withResolvers<void>();
  let closed = 0;
  const geo = { ended: over.promise, close: async () => { closed += 1; over.resolve(); }, map: { bounds: [0, 0, 0, 0] },
    landmarks: async () => ({ communes: [], spots: [], bounds: [0, 0, 0, 0] }) } as unknown as Geo;
  return { geo, die: () => over.resolve(), closed: () => closed };
};
const until = async (look: () => boolean): Promise<void> => { while (!look()) await new Promise((done) => { setImmediate(done); }); };

test('another territory takes the place of the one before once it is open; one that cannot be opened leaves it', async () => {
  const opened: ReturnType<typeof territory>[] = [];
  const errors: unknown[] = [];
  const geography = openGeography({ seed: 1 }, (error) => errors.push(error), async (from) => {
    if ('file' in from && from.file === 'broken') throw new Error('broken');
    opened.push(territory());
    return opened.at(-1)!.geo;
  }, 1);
  await until(() => geography.state() === 'ready');
  geography.replace({ file: 'new' });
  assert.equal(geography.state(), 'ready', 'the first answers meanwhile');
  await until(() => opened[0]!.closed() === 1);
  assert.equal(geography.ground().geo, opened[1]!.geo);
  geography.replace({ file: 'broken' });
  await until(() => errors.length === 1);
  assert.deepEqual([geography.state(), geography.ground().geo === opened[1]!.geo], ['ready', true]);
  await geography.close();
});

test('a territory whose thread ends is in preparation, then opened again; a closed one stays closed', { timeout: 10_000 }, async () => {
  const opened: ReturnType<typeof territory>[] = [];
  /** What somebody who asks at the moment of each fault is told. */
  const told: unknown[] = [];
  const asked = (): unknown => {
    try {
      return geography.ground();
    } catch (error) {
      return (error as { code: string }).code;
    }
  };
  const geography = openGeography({ seed: 1 }, () => told.push(asked()), async () => {
    // The second opening fails: it is tried again.
    if (opened.length === 1 && told.length === 1) throw new Error('no memory');
    opened.push(territory());
    return opened.at(-1)!.geo;
  }, 1);
  await until(() => geography.state() === 'ready');
  const first = geography.ground();
  opened[0]!.die();
  await until(() => opened.length === 2 && geography.state() === 'ready');
  assert.equal(told[0], 'CARTE_EN_PREPARATION');
  assert.notEqual(geography.ground(), first);
  assert.deepEqual([opened.length, opened[0]!.closed(), told.length], [2, 1, 2]);
  await geography.close();
  assert.equal(opened[1]!.closed(), 1);
  assert.deepEqual([opened.length, told.length], [2, 2], 'closed on purpose: nothing is lost, nothing opened');
});
