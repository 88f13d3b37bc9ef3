import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Finding } from '#test/house/house.ts';
import { beyondRatchet } from '#test/house/ratchet.ts';

const finding = (line: number): Finding => ({ rule: 'r', path: 'base/a.ts', line, says: 'x' });

describe('the ratchet', () => {
  it('lets through what is not covered, and shows all of a file that got worse', () => {
    assert.equal(beyondRatchet([finding(1)], {}).length, 1);
    assert.equal(beyondRatchet([finding(1), finding(2)], { r: { 'base/a.ts': 1 } }).length, 2);
  });

  it('covers exactly what it says', () => {
    assert.deepEqual(beyondRatchet([finding(1), finding(2)], { r: { 'base/a.ts': 2 } }), []);
  });

  it('must be lowered when a file got better', () => {
    const saysOf = (found: Finding[]): string => beyondRatchet(found, { r: { 'base/a.ts': 2 } })[0]?.says ?? '';
    assert.match(saysOf([finding(1)]), /down to 1: lower the ratchet from 2/);
    assert.match(saysOf([]), /down to 0/);
  });
});
