import assert from 'node:assert/strict';
import { test } from 'node:test';
import { removeDataDir, testDataDir, testPlatform } from '../fixtures/test-platform.ts';

test("a service's own check of its setting refuses the start, beside the other errors", async (t) => {
  const dataDir = testDataDir();
  t.after(() => removeDataDir(dataDir));
  const settings = { SOCLE_ECHO_WORD: 'two words', SOCLE_ECHO_WORT: 'x' };
  await assert.rejects(testPlatform(t, { dataDir, settings }), (error: { code: string; options: { detail: { en: string } } }) => {
    assert.equal(error.code, 'PLATFORM_SETTINGS_WRONG');
    assert.match(error.options.detail.en, /SOCLE_ECHO_WORD\b.*expected one word/);
    assert.match(error.options.detail.en, /SOCLE_ECHO_WORT\b.*did you mean/);
    return true;
  });
});
