import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadCalendar } from '../../data/calendar.ts';
import { applyChanges, changeFaults, closesEarlier, shiftsOf, type CalendarChange } from './change.ts';
import { closingsOf } from './closings.ts';

const calendar = loadCalendar();
const BALLOT = 'pre-2027';
const override = (date: string, more = {}): CalendarChange => ({ sorte: 'DEROGATION', scrutin: BALLOT, derogation: {
  canaux: ['EN_LIGNE'], date, texte: 'Décret n° 2027-12', motif: { fr: 'Panne nationale', en: 'National outage' }, l30Ouvert: true,
  ...more } });
const online = (changes: CalendarChange[], commune = '75101') => {
  const changed = applyChanges(calendar, changes.map((change, i) => ({ change, version: i + 1 })));
  return closingsOf(changed, changed.scrutins.find(({ id }) => id === BALLOT)!, commune)!.EN_LIGNE;
};

test('an override moves the closing, keeps the date of the rule beside it, and names its text and version', () => {
  const closing = online([override('2027-03-12')]);
  assert.deepEqual([closing.date, closing.dateRegle, closing.origine, closing.texte],
    ['2027-03-12', '2027-03-10', 'DEROGATION', 'Décret n° 2027-12']);
  assert.match(closing.version, /\+c1\/.*\+d1001$/);
});

test('of two overrides the last one signed counts', () => {
  assert.equal(online([override('2027-03-12'), override('2027-03-11')]).date, '2027-03-11');
});

test('earlier than the rule: without a legal text it is refused, with one it says that people lose days', () => {
  const codes = (change: CalendarChange) => changeFaults(calendar, change).map(({ pointer }) => pointer);
  assert.deepEqual(codes(override('2027-03-01', { texte: ' ' })), ['/texte']);
  assert.deepEqual(codes(override('2027-03-01')), []);
  assert.ok(closesEarlier(calendar, override('2027-03-01')));
  assert.ok(!closesEarlier(calendar, override('2027-03-12')));
});

test('every fault at once', () => {
  const all = override('2027-02-31', { texte: '', canaux: [], motif: { fr: '', en: '' } });
  assert.deepEqual(changeFaults(calendar, { ...all, scrutin: 'x' } as CalendarChange).map(({ pointer }) => pointer),
    ['/scrutin', '/date', '/texte', '/motif', '/canaux']);
  assert.deepEqual(changeFaults(calendar, override('2027-04-18')).map(({ code }) => code), ['APRES_SCRUTIN']);
});

test('the simulation names each zone whose closing moves, with the instants between which a request changes sides', () => {
  const shifts = shiftsOf(calendar, override('2027-03-11'));
  assert.deepEqual([...new Set(shifts.map(({ apres }) => apres))], ['2027-03-11']);
  const paris = shifts.find(({ lieu }) => lieu === '75101')!;
  assert.equal(paris.au - paris.du, 86_400_000);
  assert.ok(!paris.plusTot);
});

test('the simulation of a second change of a closing starts from the first one', () => {
  const changed = applyChanges(calendar, [1, 2].map((version) => ({ change: override('2027-03-11'), version })));
  const [paris] = shiftsOf(changed, override('2027-03-10')).filter(({ lieu }) => lieu === '75101');
  assert.deepEqual([paris?.avant, paris?.apres, paris?.plusTot], ['2027-03-11', '2027-03-10', true]);
  assert.ok(closesEarlier(changed, override('2027-03-10')));
});

test('a by-election that is wrong is refused with the reason', () => {
  const change: CalendarChange = { sorte: 'SCRUTIN', ballot: { ...calendar.scrutins[0]!, id: 'n', premierTour: '2027-02-30' } };
  assert.match(changeFaults(calendar, change)[0]!.detail.en, /first round is not a date/);
});
