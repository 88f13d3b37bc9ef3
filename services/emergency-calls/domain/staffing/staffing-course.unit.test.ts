import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayClassOf } from './day-class.ts';
import { QUARTER_MS, staffingCourse } from './staffing-course.ts';

const ZONE = 'Europe/Paris';
const NOW = Date.UTC(2026, 0, 20, 11, 7);
const DAY_MS = 86_400_000;

/** Every quarter of the days before has `calls`, today's twice as many. */
const flow = (calls: number, twice: boolean): Map<number, number> => {
  const map = new Map<number, number>();
  for (let at = NOW - 28 * DAY_MS; at < NOW; at += QUARTER_MS) {
    const from = Math.floor(at / QUARTER_MS) * QUARTER_MS;
    map.set(from, from >= Date.UTC(2026, 0, 19, 23) && twice ? 2 * calls : calls);
  }
  return map;
};
const ask = { since: NOW - 28 * DAY_MS, now: NOW, zone: ZONE, back: 8, ahead: 8, handling_s: 150, answer_s: 30, share: 0.99 };

test('a usual day is forecast as usual, with the posts that the published table gives', () => {
  const course = staffingCourse({ ...ask, calls: flow(8.475, false) });
  assert.equal(course.length, 16);
  assert.deepEqual(course.slice(0, 8).map(({ real }) => real), Array.from({ length: 8 }, () => 8.475));
  assert.ok(course.slice(8).every(({ real }) => real === null));
  assert.ok(course.every(({ forecast }) => Math.abs(forecast - 8.475) < 0.01));
  assert.ok(course.every(({ needed }) => needed === 5));
});

test('a day that is twice as busy is forecast higher, and asks for more posts', () => {
  const [last] = staffingCourse({ ...ask, calls: flow(20, true) }).slice(-1);
  assert.ok(last!.forecast > 35 && last!.needed > 10, JSON.stringify(last));
});

test('without any history one post is needed; holidays are alike', () => {
  assert.ok(staffingCourse({ ...ask, since: NOW, calls: new Map() }).every(({ forecast, needed }) => forecast === 0 && needed === 1));
  assert.deepEqual(['2026-12-25', '2026-04-06', '2026-01-20', '2026-01-25'].map(dayClassOf), ['holiday', 'holiday', '2', '7']);
});
