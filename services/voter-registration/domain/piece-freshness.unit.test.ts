import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isFresh } from './piece-freshness.ts';

describe('arrêté of 16 November 2018: how old a document may be on the day of deposit', () => {
  it('a card or passport: valid, or expired for less than five years', () => {
    assert.ok(isFresh('CNI', '2031-01-01', '2026-02-04'));
    assert.ok(isFresh('PASSEPORT', '2021-02-05', '2026-02-04'));
    assert.ok(!isFresh('PASSEPORT', '2021-02-04', '2026-02-04'));
    assert.ok(isFresh('CNI', '2020-02-29', '2025-02-27') && !isFresh('CNI', '2020-02-29', '2025-02-28'));
  });

  it('a proof of address: less than three months', () => {
    assert.ok(isFresh('FACTURE_EAU', '2025-11-05', '2026-02-04'));
    assert.ok(!isFresh('FACTURE_EAU', '2025-11-04', '2026-02-04'));
    assert.ok(isFresh('QUITTANCE_LOYER', '2025-11-30', '2026-02-27') && !isFresh('QUITTANCE_LOYER', '2025-11-30', '2026-02-28'));
  });

  it('other documents have no age', () => assert.ok(isFresh('DECRET_NATURALISATION', '1961-01-01', '2026-02-04')));
});
