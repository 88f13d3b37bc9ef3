import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ACCESS_LIMITS } from './limits.ts';
import { returnPath } from './return-path.ts';

const ORIGIN = 'https://inscription.example';

describe('the path to go back to', () => {
  for (const good of ['/', '/demande/3?page=2', '/suivi#pieces', '/a%2Fb']) {
    it(`keeps ${good}`, () => assert.equal(returnPath(good, ORIGIN), good));
  }
  for (const bad of ['//evil.example', '/\\evil.example', '\\\\evil.example', 'https://evil.example',
    'javascript:alert(1)', 'evil', '/.//evil.example', '/x/..//evil.example', '/%2e//evil.example', '/%2E%2e//evil.example',
    '/a\\b', '/a\r\nSet-Cookie: x=1', '/\t/evil.example', `/${'a'.repeat(ACCESS_LIMITS.return_path_chars_max)}`, '',
    undefined, ['/a'], '/é']) {
    it(`falls back for ${JSON.stringify(bad)?.slice(0, 40)}`, () =>
      assert.equal(returnPath(bad, ORIGIN, '/accueil'), '/accueil'));
  }
});
