import assert from 'node:assert/strict';
import { test } from 'node:test';
import { controlOperations } from './control-operations.ts';
import type { Platform } from './platform.ts';

test('what every object inherits is no operation', () => {
  const handle = controlOperations({ secret: 's' } as unknown as Platform);
  for (const op of ['constructor', 'toString', 'valueOf', '__proto__', 'no-such']) {
    assert.throws(() => handle({ op }, () => undefined), /unknown operation/, op);
  }
});
