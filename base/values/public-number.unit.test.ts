import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parsePublicNumber, publicNumber } from './public-number.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const number = publicNumber('IEL', 2026, 3, Uint8Array.from([7, 19, 3, 20, 9, 23, 29, 10, 11, 2]));

const changed = (at: number, symbol: string): string => number.slice(0, at) + symbol + number.slice(at + 1);

describe('public numbers', () => {
  it('say their prefix, year and partition', () => {
    assert.match(number, /^IEL-2026-3[0-9A-HJKMNP-TV-Z]{10}-[0-9A-HJKMNP-TV-Z]$/);
    assert.deepEqual(parsePublicNumber(number), { text: number, prefix: 'IEL', year: 2026, partition: 3 });
    const short = publicNumber('REU', null, 31, new Uint8Array(10));
    assert.deepEqual(parsePublicNumber(short), { text: short, prefix: 'REU', year: null, partition: 31 });
  });

  it('are read as people type them: any case, any separator or none, O for 0, I and L for 1', () => {
    const ones = publicNumber('IEL', 2026, 1, Uint8Array.from([0, 0, 1, 1, 0, 1, 0, 1, 0, 1]));
    const read = (typed: string): string | undefined => parsePublicNumber(typed)?.text;
    assert.equal(read(` ${number.toLowerCase().replaceAll('-', ' ')} `), number);
    assert.equal(read(number.replaceAll('-', '')), number);
    assert.equal(read(number.replaceAll('-', '–')), number);
    assert.equal(read(`IEL-2026-${ones.slice(9).replaceAll('0', 'o').replaceAll('1', 'l')}`), ones);
    assert.equal(read(`IEL-2026-${ones.slice(9).replaceAll('1', 'I')}`), ones);
  });

  it('refuse any one wrong symbol, wherever it stands', () => {
    for (let at = 0; at < number.length; at++) {
      if (number[at] === '-') continue;
      const others = at < 3 ? 'ABCDEFGHIJKLMNOPQRSTUVWXYZ' : at < 8 ? '0123456789' : ALPHABET;
      for (const symbol of others) {
        if (symbol !== number[at]) assert.equal(parsePublicNumber(changed(at, symbol)), undefined, changed(at, symbol));
      }
    }
  });

  it('refuse any two symbols that are swapped', () => {
    for (let a = 9; a < number.length; a++) {
      for (let b = a + 1; b < number.length; b++) {
        if (number[a] === '-' || number[b] === '-' || number[a] === number[b]) continue;
        const swapped = changed(a, number[b]!).slice(0, b) + number[a] + number.slice(b + 1);
        assert.equal(parsePublicNumber(swapped), undefined, swapped);
      }
    }
  });

  it('are not read from anything else', () => {
    for (const typed of ['', 'IEL', 'IEL-2026', number.slice(0, -1), `${number}0`, `X${number.slice(3)}`, 'x'.repeat(65)]) {
      assert.equal(parsePublicNumber(typed), undefined, typed);
    }
  });
});
