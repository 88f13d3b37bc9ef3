import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { DAY, FILED, given, MONDAY, NANTES, PROPOSED, REF_REU, REFUSED, SENT, type Step } from '../fixtures/scenario.ts';
import type { CommandOf } from '../commands.ts';
import { silenceDue } from './appeal-terms.ts';
import { nextWindow, placeInWindow, yearlyWindow } from './meeting-window.ts';
import { issueOf } from './vote.ts';

const TO_REFUSED: readonly Step[] = [FILED, SENT, PROPOSED, REFUSED];
const appeal = (at = MONDAY, message = 'Mon bail est joint'): Step =>
  ({ by: 'angela', at, does: { type: 'formerRecours', message, arrivee: at } });
const vote = (change: Partial<CommandOf<'statuerRecours'>> = {}, at = MONDAY): Step => ({ by: 'commission', at,
  does: { type: 'statuerRecours', seance: 'S1', presents: 3, pour: 3, contre: 0, motif: 'ATTACHE_PROUVEE', ...change } });
const judgment = (change: Partial<CommandOf<'enregistrerJugement'>> = {}): Step => ({ by: 'maire', does: {
  type: 'enregistrerJugement', sens: 'INSCRIRE', requerant: 'ELECTEUR', rendu: '2026-11-20',
  juridiction: 'TJ de Nantes', reference: 'RG 26/7', ...change } });

describe('L.18 III: the preliminary appeal', () => {
  it('a refused person appeals within five days; the commission has thirty', () => {
    const { recours } = given(...TO_REFUSED).when(appeal()).thenState('RAPO').thenEvents('RecoursForme').story.state;
    assert.equal(recours?.horsDelai, false);
    assert.equal(recours?.silenceLe, '2026-12-23');
  });

  it('a late appeal is received and says so; one without reason is not', () => {
    const { recours } = given(...TO_REFUSED).when(appeal(MONDAY + 9 * DAY)).thenState('RAPO').story.state;
    assert.equal(recours?.horsDelai, true);
    given(...TO_REFUSED).when(appeal(MONDAY, '  ')).thenRefuses('RECOURS_VIDE');
  });

  it('only after a refusal, and once', () => {
    given(FILED, SENT).when(appeal()).thenRefuses('TRANSITION_IMPOSSIBLE');
    given(...TO_REFUSED, appeal()).when(appeal()).thenRefuses('TRANSITION_IMPOSSIBLE');
  });

  it('the thirty days end on a working day: CPC 642 over Easter and 1 May', () => {
    assert.equal(silenceDue('2027-02-27', NANTES), '2027-03-30', 'the 29th is Easter Monday');
    assert.equal(silenceDue('2026-04-01', NANTES), '2026-05-04', '1 May, then a week-end');
    assert.equal(silenceDue('2026-03-04', '67482'), '2026-04-07', 'Good Friday is a holiday in Alsace');
    assert.equal(silenceDue('2026-03-04', NANTES), '2026-04-03');
  });
});

describe('L.19, R.10: the commission votes', () => {
  it('three members make the quorum, the majority of those present decides', () => {
    given(...TO_REFUSED, appeal()).when(vote({ presents: 2, pour: 2 })).thenRefuses('QUORUM_ABSENT');
    given(...TO_REFUSED, appeal()).when(vote({ pour: 2, contre: 2 })).thenRefuses('VOTE_INVALIDE');
    given(...TO_REFUSED, appeal()).when(vote({ pour: 2, contre: 1 })).thenState('RAPO_ACCEPTE');
    const { recours } = given(...TO_REFUSED, appeal()).when(vote({ pour: 0, contre: 2, motif: 'ATTACHE_NON_PROUVEE' }))
      .thenState('RAPO_REJETE').story.state;
    assert.equal(recours?.tribunalAvant, '2026-11-30', 'seven days to go to court');
  });

  it('a tie is no deliberation: the appeal stays and may be heard again', () => {
    const tied = vote({ presents: 4, pour: 2, contre: 2 });
    given(...TO_REFUSED, appeal()).when(tied).thenState('RAPO').thenEvents('RecoursExamine');
    given(...TO_REFUSED, appeal(), tied).when(vote()).thenState('RAPO_ACCEPTE');
  });

  it('the motive fits the outcome', () => {
    given(...TO_REFUSED, appeal()).when(vote({ motif: 'RECOURS_TARDIF' })).thenRefuses('MOTIF_REQUIS');
  });

  it('silence rejects after the last day, never on it; the court’s term runs from there', () => {
    const silence = (day: number): Step => ({ by: 'systeme', at: MONDAY + day * DAY, does: { type: 'constaterSilence' } });
    given(...TO_REFUSED, appeal()).when(silence(30)).thenRefuses('DELAI_EN_COURS');
    const { recours } = given(...TO_REFUSED, appeal()).when(silence(31)).thenState('RAPO_REJETE').story.state;
    assert.deepEqual([recours?.issue, recours?.tribunalAvant], ['SILENCE', '2026-12-30']);
  });

  it('no outcome without the majority of those present, whatever the count', () => {
    fc.assert(fc.property(fc.integer({ min: 3, max: 5 }), fc.nat(5), fc.nat(5), (presents, pour, contre) => {
      const issue = issueOf({ presents, pour, contre });
      assert.equal(issue === 'ACCUEILLI', pour > presents / 2);
      assert.equal(issue === 'REJETE', pour <= presents / 2 && contre > presents / 2);
    }));
  });
});

describe('L.20: the court', () => {
  it('orders the registration, which the register then makes', () => {
    const registered: Step = { by: 'registre', does: { type: 'inscrire', refReu: REF_REU, nne: '1', bureau: '1',
      effetLe: '2026-11-23' } };
    given(...TO_REFUSED).when(judgment()).thenState('INSCRIPTION_ORDONNEE');
    given(...TO_REFUSED, judgment()).when(registered).thenState('INSCRITE');
    const { state } = given(...TO_REFUSED, judgment(), registered).when(judgment({ sens: 'RADIER' })).thenState('INSCRITE')
      .story;
    assert.deepEqual([state.radiation, state.radieLe], ['JUGEMENT', MONDAY]);
  });

  it('a strike-off needs a registration, a date that is past, and a reference', () => {
    for (const wrong of [{ sens: 'RADIER' }, { rendu: '2026-11-24' }, { rendu: '2026-02-30' }, { reference: ' ' }] as const) {
      given(...TO_REFUSED).when(judgment(wrong)).thenRefuses('JUGEMENT_INVALIDE');
    }
  });

  it('a rejection by the court changes nothing but is kept', () => {
    const { state } = given(...TO_REFUSED).when(judgment({ sens: 'REJETER' })).thenState('VISEE_REFUSEE').story;
    assert.equal(state.jugement?.sens, 'REJETER');
  });

  it('a judgment entered twice, by the town hall and the register, is one', () => {
    for (const sens of ['REJETER', 'INSCRIRE'] as const) {
      const once = given(...TO_REFUSED).when(judgment({ sens })).story.events.length;
      const twice = given(...TO_REFUSED, judgment({ sens })).when(judgment({ sens, reference: ' RG 26/7 ' })).story.events.length;
      assert.equal(twice, once, sens);
    }
  });
});

describe('L.19 III: when the commission meets', () => {
  const mun = { id: 'mun-2026', premierTour: '2026-03-15' };

  it('from the 24th to the 21st day before the ballot: 19 to 22 February 2026', () => {
    const window = nextWindow('2026-02-01', [mun], NANTES);
    assert.deepEqual(window, { du: '2026-02-19', au: '2026-02-22', publication: '2026-02-23', scrutin: 'mun-2026' });
    assert.deepEqual(['2026-02-18', '2026-02-19', '2026-02-22', '2026-02-23'].map((day) => placeInWindow(day, window)),
      ['AVANT', 'DANS', 'DANS', 'APRES']);
  });

  it('a year without ballot: from the sixth Friday before 31 December to the last but one working day', () => {
    assert.deepEqual(yearlyWindow(2025, NANTES), { du: '2025-11-21', au: '2025-12-30', publication: '2025-12-31', scrutin: null });
    assert.equal(nextWindow('2025-06-01', [mun], NANTES).scrutin, null);
    assert.equal(nextWindow('2025-12-31', [mun], NANTES).scrutin, 'mun-2026');
    assert.equal(nextWindow('2026-02-23', [mun], NANTES).du, '2027-11-19', 'no year-end meeting in a year with a ballot');
  });
});
