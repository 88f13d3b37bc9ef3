import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Temporal } from 'temporal-polyfill';
import { addDays, daysBetween, endOfDay, parseCivilDate, weekday } from './civil-date.ts';

test('day arithmetic agrees with Temporal over four centuries', () => {
  let checked = 0;
  for (let date = Temporal.PlainDate.from('1600-02-27'); date.year < 2401; date = date.add({ days: 173 })) {
    const text = date.toString();
    assert.equal(weekday(text), date.dayOfWeek, text);
    for (const days of [-400, -60, -1, 0, 1, 59, 366]) {
      const moved = date.add({ days }).toString();
      assert.equal(addDays(text, days), moved, `${text} + ${days}`);
      assert.equal(daysBetween(text, moved), days);
    }
    assert.equal(parseCivilDate(text), text);
    checked++;
  }
  assert.ok(checked > 1_600);
});

test('only days that exist are civil dates', () => {
  const wrong = ['2023-02-29', '2026-02-30', '2026-04-31', '2026-13-01', '2026-00-10', '2026-01-00', '1900-02-29',
    '26-01-01', '2026-1-1', ' 2026-01-01', '2026-01-01T00:00', ''];
  for (const text of wrong) assert.equal(parseCivilDate(text), undefined, text);
  for (const text of ['2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31']) assert.equal(parseCivilDate(text), text);
});

test('the end of a day is the first instant of the next one on the wall clock of the zone', () => {
  assert.equal(new Date(endOfDay('2026-02-04', 'Europe/Paris')).toISOString(), '2026-02-04T23:00:00.000Z');
  assert.equal(new Date(endOfDay('2026-03-29', 'Europe/Paris')).toISOString(), '2026-03-29T22:00:00.000Z');
  assert.equal(new Date(endOfDay('2026-02-04', 'Pacific/Tahiti')).toISOString(), '2026-02-05T10:00:00.000Z');
});
