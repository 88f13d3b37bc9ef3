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

const appeal = (at: number): Step => ({ by: 'angela', at, does: { type: 'formerRecours', message: 'J’y vis encore', arrivee: at } });
const STRUCK = [...ON_ROLL, OPENED, ANSWERED, decided(true, MONDAY + 4 * DAY)] as const;
const vote = (pour: number, at: number): Step => ({ by: 'commission', at, does: { type: 'statuerRecours', seance: 'S1', presents: 3, pour,
  contre: 3 - pour, motif: pour > 1 ? 'ATTACHE_PROUVEE' : 'ATTACHE_NON_PROUVEE' } });

test('the answer takes its documents along, once each; a late one says so; who typed it is known', () => {
  const piece = { id: 'p9', type: 'FACTURE_ENERGIE', mime: 'image/jpeg', octets: 9 } as const;
  const withPiece: Step = { ...ANSWERED, does: { type: 'repondreRadiation', message: 'Voici', pieces: [piece, piece] } };
  const { state } = given(...ON_ROLL, OPENED).when({ ...ANSWERED, does: { type: 'repondreRadiation', message: 'Voici', pieces: [piece] } })
    .thenEvents('RadiationRepondue').story;
  assert.equal(state.pieces.filter(({ id }) => id === 'p9').length, 1);
  const again = given(...ON_ROLL, OPENED, withPiece).when({ ...withPiece, at: MONDAY + 20 * DAY }).story;
  assert.equal(again.state.procedure?.reponse?.horsDelai, true);
  assert.deepEqual(again.events.at(-1)?.facts, { canal: 'EN_LIGNE', arrivee: '2026-12-13T09:00:00.000Z', pieces: [], horsDelai: true });
  const paper = given(...ON_ROLL, OPENED).when({ by: 'agent', does: { type: 'repondreRadiation', message: 'Par lettre' } }).story;
  assert.equal((paper.events.at(-1)?.facts as { canal: string }).canal, 'GUICHET');
  given(...ON_ROLL, OPENED).when({ ...ANSWERED, by: 'paul' }).thenRefuses('DOSSIER_INTROUVABLE');
});

test('L.18 III: a strike-off is contested before the commission as a refusal is, once, and only while it stands', () => {
  given(...ON_ROLL).when(appeal(MONDAY)).thenRefuses('TRANSITION_IMPOSSIBLE');
  given(...ON_ROLL, OPENED, ANSWERED, decided(false, MONDAY + 4 * DAY)).when(appeal(MONDAY + 5 * DAY)).thenRefuses('TRANSITION_IMPOSSIBLE');
  const { recours, radiation } = given(...STRUCK).when(appeal(MONDAY + 5 * DAY)).thenState('RAPO').story.state;
  assert.deepEqual([recours?.objet, recours?.horsDelai, radiation], ['RADIATION', false, 'PERTE_ATTACHE']);
  assert.equal(given(...STRUCK).when(appeal(MONDAY + 20 * DAY)).story.state.recours?.horsDelai, true);
  given(...STRUCK, appeal(MONDAY + 5 * DAY),
    vote(0, MONDAY + 9 * DAY)).when(appeal(MONDAY + 10 * DAY)).thenRefuses('TRANSITION_IMPOSSIBLE');
});

test('upheld, the register puts the person back; rejected, the court may; the next procedure can be contested again', () => {
  const appealed = [...STRUCK, appeal(MONDAY + 5 * DAY)] as const;
  given(...appealed, vote(3, MONDAY + 9 * DAY)).when({ ...REGISTERED, at: MONDAY + 10 * DAY }).thenState('INSCRITE');
  const back = [...appealed, vote(3, MONDAY + 9 * DAY), { ...REGISTERED, at: MONDAY + 10 * DAY }] as const;
  const { state } = given(...back).story;
  assert.deepEqual([state.radiation, state.inscription?.origine], [null, 'COMMISSION']);
  const later = MONDAY + 40 * DAY;
  given(...back, { ...OPENED, at: later }, { ...ANSWERED, at: later }, decided(true, later)).when(appeal(later)).thenState('RAPO');
  given(...appealed, vote(0, MONDAY + 9 * DAY)).when({ by: 'agent', at: MONDAY + 12 * DAY, does: { type: 'enregistrerJugement',
    sens: 'INSCRIRE', requerant: 'ELECTEUR', rendu: '2026-12-04', juridiction: 'TJ de Nantes',
    reference: 'RG 26/9' } }).thenState('INSCRIPTION_ORDONNEE');
});

test('a request that was closed still ends by a strike-off; it is not closed while one is open or can be contested', () => {
  const closing = (at: number): Step => ({ by: 'systeme', at, does: { type: 'clore' } });
  given(...ON_ROLL, OPENED).when(closing(MONDAY + 90 * DAY)).thenRefuses('DELAI_EN_COURS');
  given(...STRUCK).when(closing(MONDAY + 5 * DAY)).thenRefuses('DELAI_EN_COURS');
  const late = MONDAY + 200 * DAY;
  const closed = [...ON_ROLL, closing(MONDAY + 90 * DAY), { ...OPENED, at: late }, { ...ANSWERED, at: late }] as const;
  given(...closed, decided(true, late)).when(appeal(late + DAY)).thenState('RAPO');
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
