import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { TestReport } from '#test/runner/report.ts';
import { countsLine, tally } from '#test/runner/tally.ts';

const report = (over: Partial<TestReport>): TestReport =>
  ({ path: ['suite', 'test'], kind: 'test', outcome: 'passed', duration_ms: 1, ...over });

const sumOf = (reports: TestReport[], requirePeers = false) =>
  tally([{ file: 'x.unit.test.ts', reports, output: '', duration_ms: 5 }], requirePeers);

describe('the counts of a run', () => {
  it('counts tests, not the suites around them', () => {
    assert.equal(countsLine(sumOf([report({}), report({ kind: 'suite' })])), '1 passed, 0 failed');
  });

  it('counts a suite or a hook that fails by itself', () => {
    const sum = sumOf([report({}), report({ kind: 'hook', outcome: 'failed', error: 'after fails' })]);
    assert.equal(countsLine(sum), '1 passed, 1 failed');
  });

  it('shows a skip with its reason', () => {
    const sum = sumOf([report({ outcome: 'skipped', reason: 'clamd absent: install clamav-daemon' })]);
    assert.deepEqual(sum.skipped.map(({ note }) => note), ['clamd absent: install clamav-daemon']);
    assert.equal(countsLine(sum), '0 passed, 0 failed, 1 skipped');
  });

  it('fails a skip that gives no reason', () => {
    assert.equal(countsLine(sumOf([report({ outcome: 'skipped' })])), '0 passed, 1 failed');
  });

  it('fails a skip for something absent where everything is required', () => {
    const skip = report({ outcome: 'skipped', reason: 'clamd absent: install clamav-daemon' });
    assert.match(sumOf([skip], true).failed[0]?.note ?? '', /required here, yet skipped: clamd absent/);
  });

  it('keeps a skip for another reason where everything is required', () => {
    const skip = report({ outcome: 'skipped', reason: 'needs another account than root' });
    assert.equal(sumOf([skip], true).skipped.length, 1);
  });
});
