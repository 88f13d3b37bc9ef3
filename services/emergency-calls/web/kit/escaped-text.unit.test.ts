import assert from 'node:assert/strict';
import { test } from 'node:test';
import { escapedText } from './escaped-text.ts';

test('controls and turns of direction are seen as codes; emoji, Arabic, lines and tabs stay as they came', () => {
  assert.equal(escapedText('dose \u202E05\u202C mg\u0007'), 'dose ⟨U+202E⟩05⟨U+202C⟩ mg⟨U+0007⟩');
  const plain = 'ambulance 🚑 👩‍⚕️ مريض\n\tfin';
  assert.equal(escapedText(plain), plain);
});
