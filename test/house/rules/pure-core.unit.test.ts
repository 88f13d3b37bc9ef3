import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findingsIn } from '#test/house/findings-in.ts';
import { pureCore } from '#test/house/rules/pure-core.ts';

const found = (path: string, text: string): number => findingsIn(pureCore, path, text).length;

const DOMAIN = 'services/x/domain/decide.ts';

describe('pure-core', () => {
  it('refuses the clock, randomness and I/O in a domain', () => {
    const impure = [
      'Date.now();', 'const clock = Date.now;', 'new Date();', 'Math.random();', 'crypto.randomUUID();',
      'randomBytes(4);', 'performance.now();',
      'fetch("/x");', 'setTimeout(f, 1);', 'process.env;', "import 'node:fs';", "import 'pg';",
    ];
    for (const text of impure) assert.equal(found(DOMAIN, text), 1, text);
  });

  it('accepts what only computes', () => {
    const pure = [
      'new Date(at);', 'Date.parse("x");', "import { createHash } from 'node:crypto';",
      "import { a } from '#base/values/b.ts';", "import { b } from './rules/b.ts';",
      'const random = seed();', 'Math.floor(1.5);',
    ];
    for (const text of pure) assert.equal(found(DOMAIN, text), 0, text);
  });

  it('refuses randomness in the log and lets it measure a duration', () => {
    assert.equal(found('base/log/append.ts', 'randomBytes(32);'), 1);
    assert.equal(found('base/log/append.ts', 'performance.now();'), 0);
  });

  it('refuses the time of day in the base and in services, not in the browser and not at the edges', () => {
    assert.equal(found('base/store/pools.ts', 'Date.now();'), 1);
    assert.equal(found('services/x/api/drafts.ts', 'Date.now();'), 1);
    assert.equal(found('services/x/web/queue.tsx', 'Date.now();'), 0);
    assert.equal(found('base/values/instant.ts', 'Date.now();'), 0);
    assert.equal(found('platform/supervisor/platform.ts', 'Date.now();'), 0);
  });

  it('leaves tests alone', () => {
    assert.equal(found('services/x/domain/decide.unit.test.ts', 'Date.now();'), 0);
  });
});
