import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ANSWER_CHARS, enquiryAnswer, type EnquiryRow } from './enquiry-answer.ts';
import { currentProxies, TOLD_PROXIES_MAX, type ToldProxy } from './proxy.ts';

const proxy = (du: string, au: string): ToldProxy => ({ sens: 'DONNEE', du, au });

test('a proxy is told until its last day, one for a coming ballot already now', () => {
  const [past, last, coming] = [proxy('2026-01-01', '2026-03-14'), proxy('2026-01-01', '2026-03-15'), proxy('2027-01-01', '2027-12-31')];
  assert.deepEqual(currentProxies([coming!, past!, last!], '2026-03-15'), [last, coming]);
  assert.deepEqual(currentProxies(null, '2026-03-15'), []);
  assert.equal(currentProxies(Array.from({ length: 9 }, () => coming!), '2026-03-15').length, TOLD_PROXIES_MAX);
});

test('the largest answer has the length of the others: four registrations, four proxies', () => {
  const row: EnquiryRow = { electeur: 'e', nne: '999999999999', typeListe: 'COMPLEMENTAIRE_EUROPEENNE', commune: '44109',
    bureau: '44109_1003',
    ordre: 99_999, du: 1_771_000_000_000, au: 1_771_000_000_001, motif: 'INSCRIPTION_AUTRE_COMMUNE',
    procurations: Array.from({ length: 9 }, () => proxy('2026-01-01', '2027-12-31')) };
  const answers = [enquiryAnswer(Array.from({ length: 6 }, () => row), true, '2026-03-15'), enquiryAnswer([row], false, '2026-03-15')];
  for (const answer of answers) assert.equal(answer.length, ANSWER_CHARS);
});
