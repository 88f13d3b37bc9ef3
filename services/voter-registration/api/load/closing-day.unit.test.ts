import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { arrivals, CLOSING_DAYS } from './closing-day.ts';

const HOUR = 3_600_000;

/** Share of the day between two milliseconds of it, counted on many requests. */
const shareBetween = (name: string, from: number, to: number): number => {
  const at = arrivals(CLOSING_DAYS[name]!);
  const all = Array.from({ length: 50_000 }, (_, i) => at(i / 50_000));
  return all.filter((ms) => ms >= from && ms < to).length / all.length;
};
const near = (value: number, wanted: number, within: number): void =>
  assert.ok(Math.abs(value - wanted) <= within, `${value}, not ${wanted}`);

describe('a closing day', () => {
  it('puts a fifth in the last hour, 8 % in the last ten minutes, little at night', () => {
    near(shareBetween('design', 23 * HOUR, 24 * HOUR), 0.2, 0.002);
    near(shareBetween('design', 24 * HOUR - 600_000, 24 * HOUR), 0.08, 0.002);
    near(shareBetween('design', 2 * HOUR, 3 * HOUR), 0.003, 0.001);
  });

  it('has a debate at nine in the evening, and ordinary hours of 3 to 5 %', () => {
    assert.ok(shareBetween('design', 21 * HOUR, 22 * HOUR) > 1.5 * shareBetween('design', 20 * HOUR, 21 * HOUR));
    for (let hour = 7; hour < 21; hour++) {
      const share = shareBetween('design', hour * HOUR, (hour + 1) * HOUR);
      assert.ok(share > 0.025 && share <= 0.051, `${hour} h: ${share}`);
    }
  });

  it('never goes back and stays inside the day', () => {
    for (const day of Object.values(CLOSING_DAYS)) {
      const at = arrivals(day);
      let before = -1;
      for (let i = 0; i < 10_000; i++) {
        const ms = at(i / 10_000);
        assert.ok(ms >= before && ms < 24 * HOUR);
        before = ms;
      }
    }
  });

  it('of 2016 has more than 200,000 requests in the hour before 22:15', () => {
    assert.ok(shareBetween('uk-2016', 21.25 * HOUR, 22.25 * HOUR) * CLOSING_DAYS['uk-2016']!.count > 200_000);
  });
});
