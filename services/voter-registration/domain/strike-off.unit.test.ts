import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ACCEPTED, CHECKED, DAY, FILED, given, MONDAY, PROPOSED, REGISTERED, SENT, type Step } from './fixtures/scenario.ts';

const ON_ROLL = [FILED, SENT, CHECKED, PROPOSED, ACCEPTED, REGISTERED] as const;
const OPENED: Step = { by: 'agent', does: { type: 'engagerRadiation', message: 'Courrier revenu : n’habite plus à l’adresse' } };
const ANSWERED: Step = { by: 'angela', does: { type: 'repondreRadiation', message: 'J’ai changé d’étage' }, at: MONDAY + 3 * DAY };
const decided = (radier: boolean, at: number): Step =>
  ({ by: 'maire', at, does: { type: 'deciderRadiation', radier, message: 'Au vu des pièces' } });

test('L.18 I: a strike-off is opened on somebody registered, with a reason and 15 days to answer', () => {
  const { state } = given(...ON_ROLL).when(OPENED).thenEvents('RadiationEngagee').story;
  assert.equal(state.procedure?.repondreAvant.length, 10);
  assert.deepEqual([state.etat, state.radiation], ['INSCRITE', null]);
  given(...ON_ROLL).when({ ...OPENED, does: { type: 'engagerRadiation', message: ' ' } }).thenRefuses('MESSAGE_REQUIS');
  given(FILED, SENT).when(OPENED).thenRefuses('TRANSITION_IMPOSSIBLE');
  given(...ON_ROLL, OPENED).when(OPENED).thenRefuses('RADIATION_IMPOSSIBLE');
});

test('nothing is decided before the person has answered or the term has ended', () => {
  given(...ON_ROLL, OPENED).when(decided(true, MONDAY + 15 * DAY)).thenRefuses('DELAI_EN_COURS');
  given(...ON_ROLL, OPENED).when(decided(true, MONDAY + 16 * DAY)).thenEvents('RadiationDecidee');
  given(...ON_ROLL, OPENED, ANSWERED).when(decided(true, MONDAY + 4 * DAY)).thenEvents('RadiationDecidee');
  given(...ON_ROLL).when(decided(true, MONDAY + 16 * DAY)).thenRefuses('RADIATION_IMPOSSIBLE');
});

test('struck off: out of the roll at once, with an appeal; kept: nothing changes; only the mayor decides', () => {
  const out = given(...ON_ROLL, OPENED, ANSWERED).when(decided(true, MONDAY + 4 * DAY)).story.state;
  assert.deepEqual([out.radiation, out.radieLe], ['PERTE_ATTACHE', MONDAY + 4 * DAY]);
  assert.match(String(out.procedure?.decision?.recoursAvant), /^2026-/);
  const kept = given(...ON_ROLL, OPENED, ANSWERED).when(decided(false, MONDAY + 4 * DAY)).story.state;
  assert.deepEqual([kept.radiation, kept.procedure?.decision?.recoursAvant], [null, null]);
  given(...ON_ROLL, OPENED, ANSWERED).when({ ...decided(true, MONDAY + 4 * DAY), by: 'agent' }).thenRefuses('ROLE_REFUSE');
  given(...ON_ROLL, OPENED, ANSWERED, decided(true, MONDAY + 4 * DAY)).when(OPENED).thenRefuses('RADIATION_IMPOSSIBLE');
});
