import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { loadCalendar } from '../../data/calendar.ts';
import { admissibility } from './admissibility.ts';
import type { Ballot } from './ballot.ts';
import { closingsOf } from './closings.ts';
import { closingsTable } from './closings-table.ts';

const calendar = loadCalendar();
const NANTES = '44109';

/**
 * Closings as officials and newspapers published them: ballot, commune or post, first round there, online, paper, L.30 (`-`: not
 * published). From 2014 to 2018 the roll of the year, then the transition of 2019, one Friday until 2021, then Wednesday and Friday.
 */
const PUBLISHED = `
mun-2014 44109 2014-03-23 2013-12-31 2013-12-31 -
eur-2014 44109 2014-05-25 2013-12-31 2013-12-31 -
eur-2014 97209 2014-05-24 2013-12-31 2013-12-31 -
con-2014 9B019 2014-05-25 2013-12-31 2013-12-31 -
con-2014 9B028 2014-05-24 2013-12-31 2013-12-31 -
dep-2015 44109 2015-03-22 2014-12-31 2014-12-31 2015-03-12
reg-2015 44109 2015-12-06 2015-09-30 2015-09-30 2015-11-26
pre-2017 44109 2017-04-23 2016-12-31 2016-12-31 2017-04-13
pre-2017 97105 2017-04-22 2016-12-31 2016-12-31 -
leg-2017 44109 2017-06-11 2016-12-31 2016-12-31 2017-06-01
leg-2017 98735 2017-06-03 2016-12-31 2016-12-31 -
leg-2017 9B019 2017-06-04 2016-12-31 2016-12-31 -
terr-corse-2017 2A004 2017-12-03 2016-12-31 2016-12-31 -
eur-2019 44109 2019-05-26 2019-03-31 2019-03-31 2019-05-16
mun-2020 44109 2020-03-15 2020-02-07 2020-02-07 2020-03-05
reg-2021 44109 2021-06-20 2021-05-14 2021-05-14 2021-06-10
con-2021 9B019 2021-05-30 2021-04-23 2021-04-23 -
con-2021 9B028 2021-05-29 2021-04-23 2021-04-23 -
pre-2022 44109 2022-04-10 2022-03-02 2022-03-04 2022-03-31
pre-2022 97105 2022-04-09 2022-03-02 2022-03-04 2022-03-30
pre-2022 9B019 2022-04-10 2022-03-04 2022-03-04 -
leg-2022 44109 2022-06-12 2022-05-04 2022-05-06 2022-06-02
leg-2022 9B019 2022-06-05 2022-04-29 2022-04-29 -
leg-2022 9B028 2022-06-04 2022-04-29 2022-04-29 -
eur-2024 44109 2024-06-09 2024-05-01 2024-05-03 2024-05-30
eur-2024 97302 2024-06-08 2024-05-01 2024-05-03 2024-05-29
eur-2024 9B028 2024-06-08 2024-05-03 2024-05-03 -
leg-2024 44109 2024-06-30 2024-06-09 2024-06-09 2024-06-20
leg-2024 9B019 2024-06-30 2024-06-09 2024-06-09 2024-06-20
leg-2024 9B028 2024-06-29 2024-06-09 2024-06-09 2024-06-19
mun-2026 44109 2026-03-15 2026-02-04 2026-02-06 2026-03-05
con-2026 9B019 2026-05-31 2026-04-24 2026-04-24 -
pre-2027 44109 2027-04-18 2027-03-10 2027-03-12 2027-04-08
`.trim().split('\n').map((line) => line.split(' '));

const found = (id: string): Ballot => calendar.scrutins.find((ballot) => ballot.id === id)!;

describe('ballots of 2014 to 2027, exceptions included', () => {
  for (const [id, place, ...dates] of PUBLISHED) {
    it(`${id!} in ${place!}`, () => {
      const { premierTour, EN_LIGNE, PAPIER, l30 } = closingsOf(calendar, found(id!), place!)!;
      const [first, online, paper, late] = dates;
      assert.deepEqual([premierTour, EN_LIGNE.date, PAPIER.date], [first, online, paper]);
      if (late !== '-') assert.equal(l30?.date, late);
    });
  }

  it('each is held where it was: no region in Papeete, no municipal ballot in Saint-Martin, consuls’ in posts only', () => {
    const table = closingsTable(calendar);
    const types = (place: string, liste: 'PRINCIPALE' | 'CONSULAIRE') =>
      [...new Set(table.ballotsOf(place, liste).map(({ ballot }) => ballot.type))].sort();
    assert.deepEqual(types('98735', 'PRINCIPALE'), ['EUR', 'LEG', 'MUN', 'PRES', 'TERR']);
    assert.deepEqual(types('97801', 'PRINCIPALE'), ['EUR', 'LEG', 'PRES', 'TERR']);
    assert.deepEqual(types('75101', 'PRINCIPALE'), ['EUR', 'LEG', 'MUN', 'PRES', 'REG']);
    assert.deepEqual(types(NANTES, 'PRINCIPALE'), ['DEP', 'EUR', 'LEG', 'MUN', 'PRES', 'REG']);
    assert.deepEqual(types('9B019', 'CONSULAIRE'), ['CONS', 'EUR', 'LEG', 'PRES']);
  });

  it('2020: the second round that was put off does not open registrations again', () => {
    const put = closingsOf(calendar, found('mun-2020'), NANTES)!;
    assert.deepEqual([put.secondTour, put.EN_LIGNE.date], ['2020-06-28', '2020-02-07']);
    assert.equal(closingsOf(calendar, found('mun-2020'), '97302')!.secondTour, '2020-10-18', 'in Guyane later still');
    const may = Date.parse('2020-05-15T10:00:00Z');
    assert.equal(admissibility({ canal: 'EN_LIGNE', depot: may, complet: may }, put, may), 'HORS_DELAI');
  });

  it('2024: filed and complete by the midnight of 9 June counts, completed after it does not, also abroad', () => {
    for (const [place, last] of [[NANTES, '2024-06-09T21:59:59.999Z'], ['9B019', '2024-06-09T22:59:59.999Z']] as const) {
      const closings = closingsOf(calendar, found('leg-2024'), place)!;
      const [depot, after] = [Date.parse(last), Date.parse(last) + 1];
      for (const canal of ['EN_LIGNE', 'GUICHET'] as const) {
        assert.equal(admissibility({ canal, depot, complet: depot }, closings, depot), 'A_TEMPS', `${place} ${canal}`);
        assert.notEqual(admissibility({ canal, depot, complet: after }, closings, after), 'A_TEMPS', `${place} ${canal}`);
      }
    }
  });

  it('until 2018: a Sunday is no working day; a ballot before 1 March is held on the roll of the year before', () => {
    const on = (premierTour: string): string =>
      closingsOf(calendar, { ...found('mun-2014'), premierTour, secondTour: null }, NANTES)!.PAPIER.date;
    assert.equal(on('2018-03-11'), '2017-12-30');
    assert.deepEqual([on('2018-02-25'), on('2018-03-01')], ['2016-12-31', '2017-12-30']);
  });
});
