import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readTime, writeTime } from './read-time.ts';

describe('times of messages', () => {
  it('are read with their offset', () => {
    assert.equal(readTime('2026-01-12T21:04:05+01:00'), Date.UTC(2026, 0, 12, 20, 4, 5));
    assert.equal(readTime('2026-01-12T21:04:05-00:00'), Date.UTC(2026, 0, 12, 21, 4, 5));
    assert.equal(readTime('2024-02-29T00:00:00-03:30'), Date.UTC(2024, 1, 29, 3, 30));
    assert.equal(readTime('2017-01-01T00:59:60+01:00'), Date.UTC(2017, 0, 1));
  });

  it('are never guessed', () => {
    for (const text of ['2026-01-12T21:04:05Z', '2026-01-12T21:04:05.5+01:00', '2026-01-12T21:04:05', '2026-01-12 21:04:05+01:00',
      '2026-02-29T00:00:00+01:00', '2026-13-01T00:00:00+01:00', '2026-01-01T24:00:00+01:00', '2026-01-01T00:00:60+01:00',
      '2026-01-01T00:00:00+24:00', '2026-01-00T00:00:00+01:00', '2026-04-31T00:00:00+01:00', '']) {
      assert.equal(readTime(text), undefined, text);
    }
  });

  it('are written in local time, on both sides of a clock change', () => {
    assert.equal(writeTime(Date.UTC(2026, 9, 25, 0, 30)), '2026-10-25T02:30:00+02:00');
    assert.equal(writeTime(Date.UTC(2026, 9, 25, 1, 30)), '2026-10-25T02:30:00+01:00');
    assert.equal(writeTime(Date.UTC(2026, 0, 1), 'UTC'), '2026-01-01T00:00:00+00:00');
    fc.assert(fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), (seconds) => {
      assert.equal(readTime(writeTime(seconds * 1000)), seconds * 1000);
    }));
  });
});
