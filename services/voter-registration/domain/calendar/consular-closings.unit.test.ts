import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'node:test';
import { loadCalendar } from '../../data/calendar.ts';
import { consularPosts } from '../codes/consular-posts.ts';
import { admissibility } from './admissibility.ts';
import type { Ballot } from './ballot.ts';
import { closingsOf, type BallotClosings } from './closings.ts';
import { closingsTable } from './closings-table.ts';
import { territoryOf } from './territory.ts';

const [LONDON, NEW_YORK, TOKYO] = ['9B019', '9B028', '9B039'];
const calendar = loadCalendar();
const closings = (id: string, post: string): BallotClosings => closingsOf(calendar, calendar.scrutins.find((one) => one.id === id)!, post)!;
const end = (at: number | undefined): string => new Date(at ?? 0).toISOString();

describe('consular lists', () => {
  it('close on the 6th Friday, at 18:00 at the post and at midnight online, in the legal time of the post', () => {
    const london = closings('pre-2022', LONDON!);
    assert.deepEqual([london.EN_LIGNE.date, london.PAPIER.date], ['2022-03-04', '2022-03-04'], 'no Wednesday rule');
    assert.deepEqual([end(london.PAPIER.fin), end(london.EN_LIGNE.fin)], ['2022-03-04T18:00:00.000Z', '2022-03-05T00:00:00.000Z']);
    assert.equal(end(closings('pre-2022', TOKYO!).PAPIER.fin), '2022-03-04T09:00:00.000Z');
  });

  it('in America people vote on Saturday: the count starts from there, with the hour of the post', () => {
    const newYork = closings('pre-2022', NEW_YORK!);
    assert.equal(newYork.premierTour, '2022-04-09');
    assert.deepEqual([newYork.PAPIER.date, end(newYork.PAPIER.fin)], ['2022-03-04', '2022-03-04T23:00:00.000Z']);
  });

  it('L.30 abroad: the 10th day before the opening, 18:00 there', () => {
    assert.equal(end(closings('pre-2022', NEW_YORK!).l30?.fin), '2022-03-30T22:00:00.000Z');
    assert.equal(end(closings('pre-2022', LONDON!).l30?.fin), '2022-03-31T17:00:00.000Z');
  });

  it('17:59:59.9 and 18:00 at the post: both accepted, qualified rightly', () => {
    const london = closings('pre-2022', LONDON!);
    const at = (ms: number) => admissibility({ canal: 'GUICHET', depot: ms, complet: ms }, london, ms);
    assert.deepEqual([at(london.PAPIER.fin - 100), at(london.PAPIER.fin + 100)], ['A_TEMPS', 'HORS_DELAI']);
  });

  it('only vote where they vote: no municipal ballot abroad, no consular list in a commune', () => {
    const table = closingsTable(calendar);
    assert.deepEqual([...new Set(table.ballotsOf(LONDON!, 'CONSULAIRE').map(({ ballot }) => ballot.type))].sort(),
      ['CONS', 'EUR', 'LEG', 'PRES']);
    assert.ok(table.ballotsOf(LONDON!, 'CONSULAIRE').every(({ closings: { EN_LIGNE } }) => EN_LIGNE.fuseau === 'Europe/London'));
  });

  it('every post has a zone that exists and a territory', () => {
    for (const { code, fuseau } of consularPosts()) {
      assert.doesNotThrow(() => new Intl.DateTimeFormat('fr', { timeZone: fuseau }), fuseau);
      assert.match(territoryOf(code), /^LC(-AM)?$/);
    }
  });
});

describe('by-elections by the hundred', () => {
  const partial = (i: number): Ballot => ({ id: `par-${i}`, type: 'PARTIEL',
    label: { fr: `Partielle ${i}`, en: `By-election ${i}` },
    statut: 'CONVOQUE', perimetre: { communes: [String(1001 + i).padStart(5, '0')] }, listes: ['PRINCIPALE'], local: [], derogations: [],
    premierTour: new Date(Date.UTC(2027, 0, 3) + (i % 50) * 7 * 86_400_000).toISOString().slice(0, 10), secondTour: null,
    source: 'arrêté' });

  it('a thousand small calendars in parallel: each commune sees its own, and the national ones', () => {
    const partials = Array.from({ length: 1_000 }, (_, i) => partial(i));
    const table = closingsTable({ ...calendar, scrutins: [...calendar.scrutins, ...partials] });
    for (let i = 0; i < 1_000; i += 37) {
      const commune = String(1001 + i).padStart(5, '0');
      const own = table.ballotsOf(commune, 'PRINCIPALE').filter(({ ballot }) => ballot.type === 'PARTIEL');
      assert.deepEqual(own.map(({ ballot }) => ballot.id), [`par-${i}`]);
    }
  });
});

/** Reads the reference data and the clock of the machine: run again as another machine would. */
const tests = ['closings.unit.test.ts', 'consular-closings.unit.test.ts', 'published-ballots.unit.test.ts'].map((name) =>
  fileURLToPath(new URL(name, import.meta.url)));

it('every published ballot is right whatever the time zone of the machine', {
  skip: process.env.SOCLE_TZ_CHILD && 'the child itself',
}, () => {
  for (const TZ of ['UTC', 'Europe/Paris', 'Pacific/Tahiti']) {
    const { NODE_TEST_CONTEXT: _, ...env } = process.env;
    const text = execFileSync(process.execPath, ['--test', '--test-reporter=tap', ...tests],
      { env: { ...env, TZ, SOCLE_TZ_CHILD: '1' }, encoding: 'utf8' });
    assert.match(text, /# fail 0/, TZ);
  }
});
