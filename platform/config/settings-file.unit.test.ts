import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseSettings, readSettingsFile } from './settings-file.ts';

test('reads names and values; comments, blank lines and quotes are no part of them', () => {
  const text = '# la configuration\n\nSOCLE_ENV = production\r\nSOCLE_NAME="socle"\nSOCLE_DOMAIN=\n';
  assert.deepEqual(parseSettings(text, 'f'), { SOCLE_ENV: 'production', SOCLE_NAME: 'socle', SOCLE_DOMAIN: '' });
});

test('a line that is neither is refused with its number', () => {
  assert.throws(() => parseSettings('SOCLE_ENV=test\nexport X\n', 'socle.conf'), /socle\.conf:2/);
});

test('no file is an empty one', () => assert.deepEqual(readSettingsFile('/nowhere/socle.conf'), {}));
