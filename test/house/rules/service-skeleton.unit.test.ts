import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findingsAmong } from '#test/house/findings-in.ts';
import { serviceSkeleton } from '#test/house/rules/service-skeleton.ts';

const found = (...paths: string[]): string[] =>
  findingsAmong(serviceSkeleton, Object.fromEntries(paths.map((path) => [`services/${path}`, ''])));

describe('service-skeleton', () => {
  it('accepts the names of the skeleton and tests beside them', () => {
    assert.deepEqual(found('x/README.md', 'x/service.ts', 'x/service.int.test.ts', 'x/web/a/b.tsx'), []);
  });

  it('refuses a service without its face or its page', () => {
    assert.deepEqual(found('x/README.md', 'x/domain/decide.ts'), ['services/x/service.ts:1: missing from the service']);
  });

  it('refuses other names', () => {
    const [only = ''] = found('x/README.md', 'x/service.ts', 'x/utils/a.ts');
    assert.match(only, /services\/x\/utils:1: not in the skeleton/);
  });
});
