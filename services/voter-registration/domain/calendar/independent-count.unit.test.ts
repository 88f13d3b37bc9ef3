import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'node:test';
import { generatedBallots, generatedDigest } from '../fixtures/generated-ballots.ts';

const COUNT = 1_000;

/** The calendar as a person counts it: walk back day by day and tick each Wednesday and Friday. */
const walkBack = (firstRound: string): { wednesday: string; friday: string; tenth: string } => {
  const day = new Date(`${firstRound}T12:00:00Z`);
  let [wednesdays, fridays, walked] = [0, 0, 0];
  let [wednesday, friday, tenth] = ['', '', ''];
  while (wednesday === '' || friday === '' || tenth === '') {
    day.setUTCDate(day.getUTCDate() - 1);
    walked += 1;
    if (day.getUTCDay() === 3 && ++wednesdays === 6) wednesday = day.toISOString().slice(0, 10);
    if (day.getUTCDay() === 5 && ++fridays === 6) friday = day.toISOString().slice(0, 10);
    if (walked === 10) tenth = day.toISOString().slice(0, 10);
  }
  return { wednesday, friday, tenth };
};

/** The last millisecond of a closing, as the wall clock of the zone shows it. */
const wallClock = (at: number, zone: string): string => new Intl.DateTimeFormat('sv-SE', {
  timeZone: zone, dateStyle: 'short', timeStyle: 'medium',
}).format(at);

describe('1,000 generated ballots', () => {
  it('L.17, R.5, L.30: agree with a count made day by day', () => {
    const ballots = generatedBallots(COUNT);
    assert.equal(new Set(ballots.map(({ premierTour, commune }) => premierTour + commune)).size, COUNT);
    for (const { premierTour, closings } of ballots) {
      const counted = walkBack(premierTour);
      assert.equal(closings.EN_LIGNE.date, counted.wednesday, premierTour);
      assert.equal(closings.PAPIER.date, counted.friday, premierTour);
      assert.equal(closings.l30?.date, counted.tenth, premierTour);
    }
  });

  it('the last millisecond shows 23:59:59 of the closing day on a clock of the commune, the next one does not', () => {
    for (const { closings: { EN_LIGNE } } of generatedBallots(COUNT)) {
      assert.equal(wallClock(EN_LIGNE.fin - 1, EN_LIGNE.fuseau), `${EN_LIGNE.date} 23:59:59`);
      assert.notEqual(wallClock(EN_LIGNE.fin, EN_LIGNE.fuseau).slice(0, 10), EN_LIGNE.date);
    }
  });

  it('are the same whatever the time zone of the machine', () => {
    const script = fileURLToPath(new URL('../fixtures/print-digest.ts', import.meta.url));
    const here = generatedDigest(COUNT);
    for (const TZ of ['UTC', 'Europe/Paris', 'Pacific/Tahiti']) {
      const there = execFileSync(process.execPath, [script, String(COUNT)],
        { env: { ...process.env, TZ }, encoding: 'utf8' });
      assert.equal(there, here, TZ);
    }
  });
});
