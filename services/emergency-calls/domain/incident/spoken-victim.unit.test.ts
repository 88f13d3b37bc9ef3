import assert from 'node:assert/strict';
import { test } from 'node:test';
import { spokenVictim } from './spoken-victim.ts';

test('a victim is read from one line, as it is said over the radio', () => {
  assert.deepEqual(spokenVictim('ua 0042 f 34 jambe droite'), { category: 'UA', tag: '0042', sex: 'F', age: 'P34Y', text: 'jambe droite' });
  assert.deepEqual(spokenVictim('IMP FR7700001-2026-TR000001'), { category: 'IMP', tag: 'FR77000012026TR000001' });
  assert.deepEqual(spokenVictim('UR 12 h 7ans pleure, 2 frères'), { category: 'UR', tag: '12', sex: 'M', age: 'P7Y',
    text: 'pleure, 2 frères' });
  assert.deepEqual([spokenVictim('UD'), spokenVictim('jambe droite'), spokenVictim('')], [{ category: 'DCD' }, undefined, undefined]);
});
