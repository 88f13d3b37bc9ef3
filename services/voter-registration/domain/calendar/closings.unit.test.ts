import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { referenceData } from '#test/reference-data.ts';
import { loadCalendar } from '../../data/calendar.ts';
import type { Ballot } from './ballot.ts';
import { closingsOf, type BallotClosings } from './closings.ts';
import { closingsTable, nextClosing } from './closings-table.ts';

type Published = {
  id: string; premierTour: string; secondTour: string | null; enLigne: string; papier: string; l30: string | null;
};

const NANTES = '44109';
const PAPEETE = '98735';
const BASSE_TERRE = '97105';
const calendar = loadCalendar();

const ballot = (id: string): Ballot => calendar.scrutins.find((one) => one.id === id)!;
const closings = (id: string, commune = NANTES): BallotClosings => closingsOf(calendar, ballot(id), commune)!;

describe('closings of the published ballots', () => {
  it('L.17, R.5, L.30: every published ballot has the dates that were published', (t) => {
    const path = referenceData(t, 'voter-registration/calendrier/scrutins-publies.json');
    if (!path) return;
    const { scrutins } = JSON.parse(readFileSync(path, 'utf8')) as { scrutins: Published[] };
    assert.equal(scrutins.length, 6);
    for (const published of scrutins) {
      const own = closings(published.id);
      assert.equal(own.premierTour, published.premierTour, published.id);
      assert.equal(own.EN_LIGNE.date, published.enLigne, published.id);
      assert.equal(own.PAPIER.date, published.papier, published.id);
      if (published.l30) assert.equal(own.l30?.date, published.l30, published.id);
    }
  });

  it('L.17: a public holiday does not move a closing (1 May 2024 stayed)', () => {
    assert.equal(closings('eur-2024').EN_LIGNE.date, '2024-05-01');
  });

  it('decree 2024-527: the override shows beside the date of the rule, with its legal text and version', () => {
    const { EN_LIGNE, l30 } = closings('leg-2024');
    assert.equal(EN_LIGNE.origine, 'DEROGATION');
    assert.equal(EN_LIGNE.date, '2024-06-09');
    assert.equal(EN_LIGNE.dateRegle, '2024-05-22');
    assert.match(EN_LIGNE.texte ?? '', /2024-527/);
    assert.match(EN_LIGNE.version, /\+d1$/);
    assert.equal(l30?.date, '2024-06-20');
  });

  it('gives the dates announced for 2027', () => {
    const { EN_LIGNE, PAPIER, l30 } = closings('pre-2027');
    assert.deepEqual([EN_LIGNE.date, PAPIER.date, l30?.date], ['2027-03-10', '2027-03-12', '2027-04-08']);
  });
});

describe('a closing ends with the civil day of the commune', () => {
  it('ends at midnight in the legal time of each place', () => {
    const end = (commune: string): string => new Date(closings('mun-2026', commune).EN_LIGNE.fin).toISOString();
    assert.equal(end(NANTES), '2026-02-04T23:00:00.000Z');
    assert.equal(end('97302'), '2026-02-05T03:00:00.000Z', 'Cayenne');
    assert.equal(end('97411'), '2026-02-04T20:00:00.000Z', 'Saint-Denis de La Réunion');
    assert.equal(end(PAPEETE), '2026-02-05T10:00:00.000Z', 'Papeete');
    assert.equal(end('98731'), '2026-02-05T09:30:00.000Z', 'Nuku-Hiva, Marquesas');
    assert.equal(end('98818'), '2026-02-04T13:00:00.000Z', 'Nouméa');
    assert.equal(end('97502'), '2026-02-05T03:00:00.000Z', 'Saint-Pierre');
  });

  it('west of Greenwich people vote on Saturday: L.30 counts from there', () => {
    assert.equal(closings('pre-2022', BASSE_TERRE).premierTour, '2022-04-09');
    assert.equal(closings('pre-2022', BASSE_TERRE).l30?.date, '2022-03-30');
    assert.equal(closings('pre-2022').l30?.date, '2022-03-31');
  });

  it('Polynesia may vote a week earlier: its closings are a week earlier', () => {
    assert.equal(closings('leg-2022', PAPEETE).premierTour, '2022-06-04');
    assert.equal(closings('leg-2022', PAPEETE).EN_LIGNE.date, '2022-04-27');
    assert.equal(closings('leg-2022').EN_LIGNE.date, '2022-05-04');
  });
});

describe('next ballots of a commune', () => {
  const table = closingsTable(calendar);

  it('a by-election only concerns its own communes', () => {
    const ids = (commune: string): string[] => table.ballotsOf(commune, 'PRINCIPALE').map(({ ballot: { id } }) => id);
    assert.ok(ids('04070').includes('par-demo-04'));
    assert.ok(!ids(NANTES).includes('par-demo-04'));
  });

  it('a list that does not vote in a ballot does not see it', () => {
    const ids = table.ballotsOf(NANTES, 'COMPLEMENTAIRE_EUROPEENNE').map(({ ballot: { type } }) => type);
    assert.deepEqual([...new Set(ids)], ['EUR']);
  });

  it('tells the ballot still open and the one just missed', () => {
    const at = Date.parse('2027-03-11T12:00:00Z');
    const { ouvert, manque } = nextClosing(table, NANTES, 'PRINCIPALE', 'EN_LIGNE', at, '2027-03-11');
    assert.equal(ouvert?.ballot.id, 'leg-2027');
    assert.equal(manque?.ballot.id, 'pre-2027');
    assert.equal(nextClosing(table, NANTES, 'PRINCIPALE', 'PAPIER', at, '2027-03-11').ouvert?.ballot.id, 'pre-2027');
  });

  it('a ballot before the first version of the rules has no closing, rather than a wrong one', () => {
    const old: Ballot = { ...ballot('mun-2026'), premierTour: '1999-06-13', secondTour: null };
    assert.equal(closingsOf(calendar, old, NANTES), undefined);
  });
});
