import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findingsAmong } from '#test/house/findings-in.ts';
import { documentedNames } from '#test/house/rules/documented-names.ts';

const PROGRAMS = {
  'platform/config/settings.ts': "[{ name: 'SOCLE_NAME', default: '' }]; const own = ['SOCLE_ORIGIN_'];",
  'base/access/providers.ts': "const P = { prefix: 'SOCLE_PROCONNECT' }; const n = [`${prefix}_ISSUER`];",
  'base/telemetry/logger.ts': 'const level = process.env.SOCLE_LOG_LEVEL ?? 1;',
  'platform/cli/command.ts': "[{ name: 'set', value: 'NAME=VALUE' }]",
  'platform/cli/commands/up.ts': "export const up = { name: 'up', options: [{ name: 'demo' }, { name: 'new-administrator' }] };",
  'platform/cli/commands/load.ts': "export const load = { name: 'load', passesOn: true };",
};
const found = (text: string): string[] => findingsAmong(documentedNames, { ...PROGRAMS, 'docs/a.md': text });

describe('documented-names', () => {
  it('accepts settings that a program reads, whole, begun or made of two parts', () => {
    assert.deepEqual(found('`SOCLE_NAME` SOCLE_LOG_LEVEL=debug\nSOCLE_ORIGIN_PORTAL=x SOCLE_PROCONNECT_ISSUER `SOCLE_PROCONNECT_…`'), []);
  });

  it('refuses settings that no program reads', () => {
    assert.deepEqual(found('x\n`SOCLE_NAMES`'), ['docs/a.md:2: SOCLE_NAMES: no program reads it']);
    assert.equal(found('SOCLE_PROCONNECT SOCLE_PROCONNECT_KEY SOCLE_NOTHING_…').length, 3);
  });

  it('accepts commands with their options and what a command passes on', () => {
    assert.deepEqual(found('`npx socle up --demo --set A=B`, `npx socle load flu-week --speed 9`\n    npx socle up   # not --this'), []);
  });

  it('refuses commands and options that are not there', () => {
    assert.deepEqual(found('`npx socle move`'), ['docs/a.md:1: npx socle move: no such command']);
    assert.deepEqual(found('`npx socle up --new-admin` then --more'), ['docs/a.md:1: npx socle up --new-admin: no such option']);
  });
});
