import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApiError } from '../kit/api-client.ts';
import { createOutgoing } from './outgoing.ts';

const memory = () => {
  const kept = new Map<string, string>();
  return { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => { kept.set(key, value); } };
};

test('orders leave in order, wait through a cut and a reload, and a refusal holds up no other', async () => {
  const [store, sent, refused] = [memory(), [] as string[], [] as string[]];
  let answer: () => void = () => { throw new ApiError(0, ''); };
  const open = () => createOutgoing(store, 'bord', { say: async (text: string) => { answer(); sent.push(text); } },
    ({ title }) => refused.push(title));
  const before = open();
  for (const text of ['a', 'b', 'c']) before.give({ id: text, kind: 'say', args: [text] });
  await before.flush();
  assert.deepEqual([before.count(), sent], [3, []]);
  const after = open();
  answer = () => { if (sent.length === 1 && refused.length === 0) throw new ApiError(409, 'non'); };
  await after.flush();
  assert.deepEqual([after.count(), sent, refused], [0, ['a', 'c'], ['non']]);
  answer = () => { throw new ApiError(503, ''); };
  after.give({ id: 'd', kind: 'say', args: ['d'] });
  await after.flush();
  assert.equal(after.count(), 1);
});
