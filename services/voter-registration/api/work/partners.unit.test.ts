import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exchangeKeys } from './partners.ts';

test("the operator's secret of a real register wins over the simulated one's; without either there is no exchange", () => {
  const keys = (settings: Record<string, string>, secrets: Record<string, string>) => exchangeKeys({ settings, secrets });
  const real = { SOCLE_REGISTER_SECRET_FILE: 'a'.repeat(40) };
  assert.deepEqual(keys(real, { register: 'b'.repeat(40) }), keys({}, { register: 'a'.repeat(40) }));
  assert.notDeepEqual(keys(real, {}), keys({}, { register: 'b'.repeat(40) }));
  assert.equal(keys({ SOCLE_REGISTER_SECRET_FILE: '' }, {}), undefined);
});
