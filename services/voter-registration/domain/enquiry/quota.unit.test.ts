import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LIMITS } from '../../limits.ts';
import { delayMs, withinQuota } from './quota.ts';

const one = { range: 1, identity: 1, commune: 1 };
const alone = { partitions: 1 };

test('each quota has its last use and its first too many', () => {
  const whole = [['range', LIMITS.enquiry_range_per_hour_max], ['identity', LIMITS.enquiry_identity_per_hour_max],
    ['commune', LIMITS.enquiry_commune_per_hour_min + 100]] as const;
  for (const [what, max] of whole) {
    assert.ok(withinQuota({ ...one, [what]: max }, 1_000, alone), what);
    assert.ok(!withinQuota({ ...one, [what]: max + 1 }, 1_000, alone), what);
  }
});

test('a partition holds its share, and never so little that a person meets it', () => {
  assert.ok(!withinQuota({ ...one, identity: LIMITS.enquiry_share_min + 1 }, 0, { partitions: 4 }));
  assert.ok(withinQuota({ ...one, identity: LIMITS.enquiry_share_min }, 0, { partitions: 1_000 }));
  assert.ok(withinQuota({ ...one, range: LIMITS.enquiry_range_per_hour_max }, 0, { partitions: 4 }), 'a range is counted whole');
});

test('a household is answered at once, a robot later and later, never for ever', () => {
  assert.equal(delayMs(LIMITS.enquiry_free_per_hour), 0);
  assert.equal(delayMs(LIMITS.enquiry_free_per_hour + 1), LIMITS.enquiry_delay_step_ms);
  assert.equal(delayMs(10_000), LIMITS.enquiry_delay_ms_max);
});
