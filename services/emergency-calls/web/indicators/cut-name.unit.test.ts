import assert from 'node:assert/strict';
import { test } from 'node:test';
import { labelOf } from '../../exchange/codes/code-lists.ts';
import { cutName } from './cut-name.ts';

test('a line of a cut says its code in words, in both languages; what no list knows stays', () => {
  const rows: readonly (readonly [cut: string, key: string, list: string, code: string])[] = [
    ['pickUp', 'CNR', 'origine', 'CNR'], ['decisions', 'ORIENT', 'typeDecision', 'ORIENT'],
    ['left', 'R1|SMUR.VLM', 'typeVecteur', 'SMUR.VLM']];
  for (const lang of ['fr', 'en'] as const) {
    for (const [cut, key, list, code] of rows) {
      const label = labelOf(list, code, lang)!;
      assert.ok(cutName(cut, key, lang).includes(label), `${cut} ${key} ${cutName(cut, key, lang)}`);
    }
  }
  assert.deepEqual([cutName('messages', 'RS-SR', 'fr'), cutName('messages', 'RS-SR', 'en')],
    ['État d’un moyen (RS-SR)', 'Vehicle’s status (RS-SR)']);
  assert.deepEqual([cutName('pickUp', 'NEUF', 'fr'), cutName('doctor', 'P1', 'en'), cutName('left', '-|-', 'fr')], ['NEUF', 'P1', '-|-']);
});
