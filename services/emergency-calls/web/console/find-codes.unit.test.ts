import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codedValue, findCodes, isUnknownCode } from './find-codes.ts';

const first = (text: string, lang: 'fr' | 'en' = 'fr') => findCodes('motif', text, lang)[0]?.code;

test('a motive is found by the beginnings of its words, without accents, in both languages, or by its code', () => {
  assert.deepEqual([first('douleur tho'), first('arret'), first('detresse resp'), first('m03.08'), first('chest', 'en'), first('signes')],
    ['M03.06', 'M01.01', 'M01.03', 'M03.08', 'M03.06', 'M03.08']);
  assert.deepEqual(findCodes('motif', 'zzz', 'fr'), []);
  assert.deepEqual(findCodes('motif', 'd', 'fr'), []);
});

test('words alone are kept as "other", the words of a label are its code, nothing is nothing', () => {
  assert.deepEqual([codedValue('motif', 'M07.00', 'il ne va pas bien', 'fr'), codedValue('motif', 'M07.00', 'douleur thoracique', 'fr'),
    codedValue('motif', 'M07.00', ' ', 'fr')], [{ code: 'M07.00', label: 'il ne va pas bien' },
      { code: 'M03.06', label: 'Douleur thoracique' },
    null]);
});

test('a code that the published list does not hold is said to be unknown (the official samples carry some)', () => {
  assert.deepEqual([isUnknownCode('motif', 'M13.03.01'), isUnknownCode('motif', 'M03.06'), isUnknownCode('motif', undefined)],
    [true, false, false]);
});
