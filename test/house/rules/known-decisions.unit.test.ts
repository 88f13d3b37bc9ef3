import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findingsAmong } from '#test/house/findings-in.ts';
import { knownDecisions } from '#test/house/rules/known-decisions.ts';

describe('known-decisions', () => {
  it('accepts a decision with its page and refuses one without', () => {
    assert.deepEqual(findingsAmong(knownDecisions, {
      'docs/adr/0001-one-database.md': '# One', 'base/log/a.ts': '// as decided (ADR 0001)\n// and ADR-0002\n',
    }), ['base/log/a.ts:2: ADR-0002 has no page in docs/adr']);
  });
});
