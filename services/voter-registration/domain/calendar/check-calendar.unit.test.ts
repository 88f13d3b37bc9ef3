import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { loadCalendar } from '../../data/calendar.ts';
import type { Ballot } from './ballot.ts';
import { checkCalendar } from './check-calendar.ts';

const calendar = loadCalendar();
const [ballot] = calendar.scrutins as [Ballot];
const derogation = {
  canaux: ['EN_LIGNE'], date: '2019-05-01', texte: 'Décret', motif: { fr: '', en: '' }, version: 1, l30Ouvert: true,
} as const;

const refusesBallot = (change: Partial<Ballot>, fault: RegExp): void => {
  assert.throws(() => checkCalendar({ ...calendar, scrutins: [{ ...ballot, ...change }] }), fault);
};

test('a wrong calendar stops the start and says why', () => {
  refusesBallot({ premierTour: '2026-02-31' }, /first round is not a date/);
  refusesBallot({ secondTour: ballot.premierTour }, /second round is not after the first/);
  refusesBallot({ local: [{ territoires: ['971'], premierTour: 'samedi', secondTour: null }] }, /not a date/);
  refusesBallot({ source: ' ' }, /without a source/);
  refusesBallot({ premierTour: '1999-06-13', secondTour: null }, /no version of the rules covers it/);
});

test('an override needs its legal text and cannot close after the ballot', () => {
  refusesBallot({ derogations: [{ ...derogation, texte: '' }] }, /without a legal text/);
  refusesBallot({ derogations: [{ ...derogation, date: ballot.premierTour }] }, /closes after the ballot/);
});

test('two ballots cannot share an id', () => {
  assert.throws(() => checkCalendar({ ...calendar, scrutins: [ballot, ballot] }), /same id/);
});

test('no date of a ballot, of its closings or of a version of the rules is written in code outside data/', () => {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const dates = [
    ...calendar.scrutins.flatMap((one) =>
      [one.premierTour, one.secondTour, ...one.derogations.map(({ date }) => date)]),
    ...calendar.regles.map(({ du }) => du),
  ].filter((date) => date !== null);
  const code = globSync('{api,domain,exchange,store,web}/**/*.{ts,tsx}', { cwd: root })
    .filter((path) => !path.includes('.test.') && !path.includes('fixtures/'));
  assert.ok(code.length > 80 && dates.length > 15);
  for (const path of code) {
    const text = readFileSync(`${root}/${path}`, 'utf8');
    for (const date of dates) assert.ok(!text.includes(date), `${date} in ${path}`);
  }
});
