import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { packagesOfLock } from '#test/checks/lock-file.ts';

describe('the lock file', () => {
  it('names packages without the folders above them, and leaves the project out', () => {
    const text = JSON.stringify({ packages: {
      '': { name: 'socle' },
      'node_modules/a': { version: '1.0.0', license: 'MIT', dev: true },
      'node_modules/a/node_modules/@s/b': { version: '2.0.0', hasInstallScript: true },
    } });
    assert.deepEqual(packagesOfLock(text), [
      { name: 'a', version: '1.0.0', license: 'MIT', dev: true, hasInstallScript: false },
      { name: '@s/b', version: '2.0.0', license: 'unknown', dev: false, hasInstallScript: true },
    ]);
  });
});
