import assert from 'node:assert/strict';
import { test } from 'node:test';
import { currentProxies, TOLD_PROXIES_MAX, type ToldProxy } from './proxy.ts';

const proxy = (du: string, au: string): ToldProxy => ({ sens: 'DONNEE', du, au });

test('a proxy is told until its last day, one for a coming ballot already now', () => {
  const [past, last, coming] = [proxy('2026-01-01', '2026-03-14'), proxy('2026-01-01', '2026-03-15'), proxy('2027-01-01', '2027-12-31')];
  assert.deepEqual(currentProxies([coming!, past!, last!], '2026-03-15'), [last, coming]);
  assert.deepEqual(currentProxies(null, '2026-03-15'), []);
  assert.equal(currentProxies(Array.from({ length: 9 }, () => coming!), '2026-03-15').length, TOLD_PROXIES_MAX);
});
