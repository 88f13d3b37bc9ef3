import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { cpuMs } from '#test/cpu-time.ts';
import { containsNir, maskNir } from './nir.ts';

/** A made-up number with the right key. */
const withKey = (thirteen: string): string => {
  const n = BigInt(thirteen.replace('2A', '19').replace('2B', '18'));
  return thirteen + String(97n - (n % 97n)).padStart(2, '0');
};
const NIR = withKey('2620875107005');
const CORSICAN = withKey('181022A004012');

describe('the social security number is never kept', () => {
  it('is found with or without its key, together or in groups, Corsica included', () => {
    const spaced = NIR.replace(/^(.)(..)(..)(..)(...)(...)(..)$/, '$1 $2 $3 $4 $5 $6 $7');
    for (const text of [NIR, NIR.slice(0, 13), spaced, CORSICAN, CORSICAN.toLowerCase(), `n° ${NIR}.`,
      spaced.replaceAll(' ', '.')]) {
      assert.ok(containsNir(text), text);
    }
    assert.equal(maskNir(`mon numéro est ${spaced}, merci`), 'mon numéro est [numéro masqué], merci');
    assert.equal(maskNir(`${NIR} et ${CORSICAN}`), '[numéro masqué] et [numéro masqué]');
  });

  it('a wrong key, a phone number, a date, an IBAN or a longer number are left alone', () => {
    const wrongKey = NIR.slice(0, 13) + String((Number(NIR.slice(13)) % 97) + 1).padStart(2, '0');
    for (const text of [wrongKey, '06 12 34 56 78', '+33612345678', '24/08/1962', '12 rue de Strasbourg 44000 Nantes',
      `1${NIR}`, `${NIR}0`, 'FR7630006000011234567890189', '9620875107005']) {
      assert.equal(maskNir(text), text, text);
    }
  });

  it('takes a time that grows with the length only', () => {
    for (const piece of ['1', '1 ', '12A', '2 62 08 75 107 00 ', '1.-']) {
      const text = piece.repeat(40_000);
      assert.ok(cpuMs(() => maskNir(text)) < 1_500, piece);
    }
  });

  it('masking twice changes nothing, whatever the text', () => {
    fc.assert(fc.property(fc.string({ maxLength: 80 }), fc.constantFrom(NIR, '', CORSICAN), (text, nir) => {
      const once = maskNir(`${text} ${nir} ${text}`);
      assert.equal(maskNir(once), once);
      assert.ok(!containsNir(once));
    }));
  });
});
