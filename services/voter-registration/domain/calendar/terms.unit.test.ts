import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { commissionWindow } from './commission-window.ts';
import { completionDue, decisionDue, lateDecisionDue, notificationDue, rapoDue, thirdPartyDue, tribunalDue } from './decision-terms.ts';
import { easter } from '#base/values/easter.ts';
import { holidays, isHoliday } from './holidays.ts';
import { registerTerms, retentionEnd } from './register-terms.ts';
import { addWorkingDays, termInDays, termInMonths } from './terms.ts';

const NANTES = '44109';
const STRASBOURG = '67482';

describe('French public holidays', () => {
  it('Easter falls on its published dates', () => {
    const known: Readonly<Record<number, string>> = {
      1961: '1961-04-02', 2000: '2000-04-23', 2008: '2008-03-23', 2011: '2011-04-24', 2024: '2024-03-31',
      2025: '2025-04-20', 2026: '2026-04-05', 2027: '2027-03-28', 2038: '2038-04-25', 2285: '2285-03-22',
    };
    for (const [year, date] of Object.entries(known)) assert.equal(easter(Number(year)), date);
  });

  it('Easter is a Sunday between 22 March and 25 April for a thousand years', () => {
    for (let year = 1583; year < 2583; year++) {
      const date = easter(year);
      assert.equal(new Date(`${date}T00:00:00Z`).getUTCDay(), 0, date);
      assert.ok(date.slice(5) >= '03-22' && date.slice(5) <= '04-25', date);
    }
  });

  it('Code du travail L.3133-1: the eleven days of 2026', () => {
    assert.deepEqual([...holidays(2026, NANTES)].sort(), ['2026-01-01', '2026-04-06', '2026-05-01', '2026-05-08',
      '2026-05-14', '2026-05-25', '2026-07-14', '2026-08-15', '2026-11-01', '2026-11-11', '2026-12-25']);
  });

  it('Code du travail L.3134-13: Alsace and Moselle add Good Friday and 26 December', () => {
    assert.ok(isHoliday('2026-04-03', STRASBOURG) && isHoliday('2026-12-26', '57463'));
    assert.ok(!isHoliday('2026-04-03', NANTES) && !isHoliday('2026-12-26', NANTES));
    assert.equal(holidays(2026, STRASBOURG).size, 13);
  });

  it('decree 83-1003: the abolition of slavery has its day in each territory overseas', () => {
    assert.ok(isHoliday('2026-05-27', '97105') && isHoliday('2026-12-20', '97411') && isHoliday('2026-06-10', '97302'));
    assert.ok(!isHoliday('2026-05-27', '97209'));
  });

  it('Polynesia keeps the days of its own labour code, 20 November in the place of 29 June from 2026', () => {
    const papeete = '98735';
    for (const day of ['2026-03-05', '2026-04-03', '2026-11-20', '2025-06-29']) assert.ok(isHoliday(day, papeete), day);
    for (const day of ['2026-06-29', '2025-11-20']) assert.ok(!isHoliday(day, papeete), day);
    assert.equal(termInDays('2026-11-13', 7, papeete), '2026-11-23', 'ends on Friday 20 November');
    assert.ok(isHoliday('2026-04-28', '98613') && isHoliday('2026-07-29', '98613') && !isHoliday('2026-04-28', papeete));
  });
});

describe('appeal terms', () => {
  it('CPC 641: the first day is not counted', () => {
    assert.equal(termInDays('2026-02-02', 7, NANTES), '2026-02-09');
  });

  it('CPC 642: a term that ends on a Saturday, Sunday or holiday runs to the next working day', () => {
    assert.equal(termInDays('2026-02-07', 7, NANTES), '2026-02-16', 'ends on Saturday 14');
    assert.equal(termInDays('2026-04-26', 5, NANTES), '2026-05-04', 'ends on 1 May, a Friday');
    assert.equal(termInDays('2026-12-18', 7, STRASBOURG), '2026-12-28', 'Christmas, then 26, then a Sunday');
    assert.equal(termInDays('2026-12-18', 7, NANTES), '2026-12-28', 'Christmas is a Friday');
  });

  it('CPC 641: a term in months ends on the same number, else on the last day of the month', () => {
    assert.equal(termInMonths('2026-03-12', 1, NANTES), '2026-04-13', '12 April is a Sunday');
    assert.equal(termInMonths('2026-01-31', 1, NANTES), '2026-03-02', '28 February is a Saturday');
    assert.equal(termInMonths('2026-11-30', 3, NANTES), '2027-03-01', '28 February 2027 is a Sunday');
  });

  it('L.18 III: five days for the preliminary appeal; L.19 II: seven for the court', () => {
    assert.equal(rapoDue('2026-02-10', NANTES), '2026-02-16', '15 is a Sunday');
    assert.equal(tribunalDue('2026-02-10', NANTES), '2026-02-17');
  });
});

describe('L.20 I: an elector of the commune, or the prefect', () => {
  it('has seven days from the publication of the roll, the next working day when the last one is none', () => {
    // Municipal ballot of 15 March 2026: the table is out on 23 February, a Monday.
    assert.equal(thirdPartyDue(commissionWindow('2026-03-15').publication, '44109'), '2026-03-02');
    assert.equal(thirdPartyDue('2026-04-25', '44109'), '2026-05-04', 'Saturday 2 May moves to Monday');
    assert.equal(thirdPartyDue('2026-04-24', '44109'), '2026-05-04', '1 May moves over the weekend');
  });
});

describe('terms of the decision', () => {
  it('L.18 I: five calendar days from the deposit, weekends and holidays included', () => {
    assert.equal(decisionDue(Date.parse('2026-04-30T10:00:00Z'), NANTES), '2026-05-05');
  });

  it('L.30, L.31: three days for a late registration, and no later than five before the ballot', () => {
    const at = Date.parse('2026-02-20T10:00:00Z');
    assert.equal(lateDecisionDue(at, NANTES, '2026-03-15'), '2026-02-23');
    assert.equal(lateDecisionDue(Date.parse('2026-03-09T10:00:00Z'), NANTES, '2026-03-15'), '2026-03-10');
  });

  it('L.18 I: the day of deposit is that of the commune', () => {
    const lateEvening = Date.parse('2026-02-05T05:00:00Z');
    assert.equal(decisionDue(lateEvening, '98735'), '2026-02-09', 'still 4 February in Papeete');
    assert.equal(decisionDue(lateEvening, NANTES), '2026-02-10');
  });

  it('L.18 II: two days to notify; ten to answer a request for a document', () => {
    assert.equal(notificationDue('2026-02-10'), '2026-02-12');
    assert.equal(completionDue('2026-02-25'), '2026-03-07');
  });

  it('L.19 III: the control commission meets from the 24th to the 21st day before the ballot', () => {
    assert.deepEqual(commissionWindow('2026-03-15'), { du: '2026-02-19', au: '2026-02-22', publication: '2026-02-23' });
  });
});

describe('terms of the exchange with the register (arrêté of 8 March 2019)', () => {
  it('send again within 2 working days, escalate at 7 days, erase at 10', () => {
    assert.deepEqual(registerTerms('2026-05-07'),
      { renvoi: '2026-05-12', alerte: '2026-05-14', effacement: '2026-05-17' });
    assert.equal(addWorkingDays('2026-02-06', 2, NANTES), '2026-02-10');
  });

  it('decree 2018-343: request files are kept until 31 December of the year after the deposit', () => {
    assert.equal(retentionEnd('2026-02-04'), '2027-12-31');
  });
});
