import assert from 'node:assert/strict';
import { it } from 'node:test';
import { latestOnly } from './latest-only.ts';

it('works on the latest value only, after the one before, also when that failed', async () => {
  const worked: number[] = [];
  const gates: PromiseWithResolvers<void>[] = [];
  const give = latestOnly((value: number) => {
    worked.push(value);
    gates.push(Promise.withResolvers());
    return gates.at(-1)!.promise;
  });
  for (const value of [1, 2, 3]) give(value);
  assert.deepEqual(worked, [1]);
  gates[0]!.reject(new Error('torn'));
  await gates[0]!.promise.catch(() => undefined);
  assert.deepEqual(worked, [1, 3]);
  give(4);
  gates[1]!.resolve();
  await gates[1]!.promise;
  await Promise.resolve();
  assert.deepEqual(worked, [1, 3, 4]);
});
