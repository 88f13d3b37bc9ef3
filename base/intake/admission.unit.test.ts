import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createAdmission } from './admission.ts';
import { fairCap } from './fair-share.ts';

test('fair shares: nobody gets more than asked, the sum is the capacity, the greedy are equal', () => {
  const many = fc.array(fc.nat(1_000), { minLength: 1, maxLength: 50 });
  fc.assert(fc.property(many, fc.integer({ min: 1, max: 5_000 }), (demands, capacity) => {
    const cap = fairCap(demands, capacity);
    const given = demands.reduce((sum, demand) => sum + Math.min(demand, cap), 0);
    const asked = demands.reduce((sum, demand) => sum + demand, 0);
    assert.ok(Math.abs(given - Math.min(asked, capacity)) < 1e-6);
  }));
});

/** Offers `perMs(range)` requests each ms of 10 s; gives what each range had, after the first second. */
const run = (ratePerS: number, offers: Record<string, number>): Record<string, number> => {
  let now = 0;
  const admission = createAdmission({ ratePerS, now: () => now });
  const had: Record<string, number> = Object.fromEntries(Object.keys(offers).map((range) => [range, 0]));
  const owed: Record<string, number> = { ...had };
  for (; now < 10_000; now++) {
    for (const [range, perS] of Object.entries(offers)) {
      owed[range]! += perS / 1_000;
      for (; owed[range]! >= 1; owed[range]! -= 1) if (admission.ask(range) === 'admit' && now >= 1_000) had[range]! += 1;
    }
  }
  return had;
};

test('a robot does not take the last hour from everybody', () => {
  const had = run(1_000, { robot: 9_000, a: 300, b: 300, modest: 100 });
  assert.ok(Math.abs(had.modest! - 900) < 20, `the modest has all it asked: ${had.modest}`);
  for (const range of ['robot', 'a', 'b']) assert.ok(Math.abs(had[range]! - 2_700) < 270, `${range} has its share: ${had[range]}`);
  const sum = Object.values(had).reduce((a, b) => a + b, 0);
  assert.ok(sum >= 0.98 * 9_000 && sum <= 1.02 * 9_000, `the capacity is used: ${sum}`);
});

test('equal ranges have equal parts of an overload', () => {
  const had = run(1_000, Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`r${i}`, 1_000])));
  for (const count of Object.values(had)) assert.ok(Math.abs(count - 900) <= 90, `share ${count}`);
});

test('below the rate, everybody enters', () => {
  assert.deepEqual(run(1_000, { a: 100, b: 200 }), { a: 900, b: 1_800 });
});

test('processes that share a rate admit it once together, also when one comes or goes', () => {
  let now = 0;
  let up = 1;
  const all = Array.from({ length: 3 }, () => createAdmission({ ratePerS: 300, now: () => now, processes: () => up }));
  const admittedIn10s = (): number => {
    let admitted = 0;
    for (const end = now + 10_000; now < end; now++) {
      for (const one of all.slice(0, up)) if (one.ask('a') === 'admit') admitted += 1;
    }
    return admitted;
  };
  for (up of [3, 1, 2]) {
    const admitted = admittedIn10s();
    assert.ok(admitted > 0.95 * 3_000 && admitted < 1.05 * 3_000, `${up} processes: ${admitted}`);
  }
  assert.equal(all[0]!.ratePerS(), 300);
});

test('one a second is one a second, and the surge ends with those who asked', () => {
  let now = 0;
  const admission = createAdmission({ ratePerS: 1, now: () => now });
  let admitted = 0;
  for (; now < 20_000; now += 50) if (admission.ask('a') === 'admit') admitted += 1;
  assert.ok(admitted >= 18 && admitted <= 21, `${admitted} in 20 s`);
  assert.equal(admission.surging(), true);
  now += 3_000;
  admission.surging();
  now += 3_000;
  assert.equal([1, 2, 3, 4, 5, 6].some(() => { now += 250; return !admission.surging(); }), true);
});
