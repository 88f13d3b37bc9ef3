import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { loadCalendar } from '../../data/calendar.ts';
import { admissibility, type Filing, type Verdict } from './admissibility.ts';
import { closingsOf } from './closings.ts';

const calendar = loadCalendar();
const closings = closingsOf(calendar, calendar.scrutins.find(({ id }) => id === 'mun-2026')!, '44109')!;
const at = (text: string): number => Date.parse(text);
const LAST_ONLINE = at('2026-02-04T22:59:59.999Z');

const filed = (filing: Partial<Filing> & { depot: number }, now = filing.depot): Verdict =>
  admissibility({ canal: 'EN_LIGNE', complet: filing.depot, ...filing }, closings, now);

describe('admissibility for a ballot', () => {
  it('R.5: the last millisecond of the Wednesday is in time, midnight is not', () => {
    assert.equal(filed({ depot: LAST_ONLINE }), 'A_TEMPS');
    assert.equal(filed({ depot: LAST_ONLINE + 1 }), 'HORS_DELAI');
  });

  it('L.17: on paper the Friday counts, and at the desk of the mandated person too', () => {
    assert.equal(filed({ canal: 'GUICHET', depot: at('2026-02-06T22:59:59Z') }), 'A_TEMPS');
    assert.equal(filed({ canal: 'MANDATAIRE', depot: at('2026-02-06T12:00:00Z') }), 'A_TEMPS');
    assert.equal(filed({ canal: 'COURRIER', depot: at('2026-02-06T23:00:00Z') }), 'HORS_DELAI');
  });

  it('an incomplete request can still be completed before the closing, not after', () => {
    const depot = at('2026-02-03T10:00:00Z');
    assert.equal(filed({ depot, complet: null }), 'A_COMPLETER');
    assert.equal(filed({ depot, complet: LAST_ONLINE }), 'A_TEMPS');
    assert.equal(filed({ depot, complet: LAST_ONLINE + 1 }), 'HORS_DELAI');
    assert.equal(filed({ depot, complet: null }, LAST_ONLINE + 1), 'HORS_DELAI');
  });

  it('L.30: between the closing and the tenth day, with a motive only', () => {
    const depot = at('2026-03-05T22:59:59Z');
    assert.equal(filed({ depot, motifL30: '3' }), 'L30');
    assert.equal(filed({ depot, motifL30: '3', complet: null }), 'L30');
    assert.equal(filed({ depot }), 'HORS_DELAI');
    assert.equal(filed({ depot: at('2026-03-05T23:00:00Z'), motifL30: '3' }), 'HORS_DELAI');
    assert.equal(admissibility({ canal: 'EN_LIGNE', depot, complet: depot, motifL30: '3' }, { ...closings, l30: null },
      depot),
      'HORS_DELAI');
  });
});
