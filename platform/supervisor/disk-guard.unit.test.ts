import assert from 'node:assert/strict';
import { test } from 'node:test';
import { diskAdmission, judgeDisk, readFreeSpace } from './disk-guard.ts';

const thresholds = { stopPercent: 10, resumePercent: 12 };
const at = (freeBytes: number) => ({ freeBytes, totalBytes: 1_000 });

test('stops under 10 %, not at it', () => {
  assert.equal(judgeDisk(true, at(100), thresholds).open, true);
  assert.equal(judgeDisk(true, at(99), thresholds).open, false);
});

test('resumes at 12 %, not between', () => {
  assert.equal(judgeDisk(false, at(119), thresholds).open, false);
  assert.equal(judgeDisk(false, at(120), thresholds).open, true);
});

test('the refusal says why in both languages and when to come back', () => {
  const admission = diskAdmission({ open: false, freePercent: 5 });
  assert.ok(!admission.open && admission.reason.fr && admission.reason.en && admission.retryAfterS > 0);
  assert.deepEqual(diskAdmission({ open: true, freePercent: 50 }), { open: true });
});

test('this machine tells its free space', async () => {
  const { freeBytes, totalBytes } = await readFreeSpace('.');
  assert.ok(freeBytes > 0 && freeBytes <= totalBytes);
});
