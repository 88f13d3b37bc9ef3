import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KINDS } from '../../exchange/schema/kinds.ts';
import { messageWords } from './message-words.ts';

test('every kind of message has words in both languages; an unknown model keeps its name', () => {
  for (const { kind } of KINDS) for (const lang of ['fr', 'en'] as const) assert.notEqual(messageWords(kind, lang), kind);
  assert.equal(messageWords('RS-NEUF', 'fr'), 'RS-NEUF');
});
