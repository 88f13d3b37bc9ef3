import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DOCTOR, ARM, OPENING, player, T0 } from '../fixtures/play.ts';
import { freeSlots, openingAt, type CareOffer } from './offer.ts';
import { prescriptionOf } from './prescription.ts';

const PARIS = 'Europe/Paris';
const offer = (opening: CareOffer['opening'], slotMinutes = 20): CareOffer => ({ id: 'o1', type: 'LIBERAL.MG', category: 'PS', name: 'x',
  address: '', town: '', phone: '', lat: 0, lon: 0, opening, slotMinutes, practitioner: null, finess: null });
const at = (text: string): number => Date.parse(text);

test('an offer is open by its local hours, past midnight too, and across a change of clocks', () => {
  const night = offer([{ day: 6, from: '20:00', to: '02:00' }]);
  assert.equal(openingAt(night, at('2026-03-28T23:30:00+01:00'), PARIS).open, true);
  // Sunday 29 March 2026: 02:00 becomes 03:00.
  assert.equal(openingAt(night, at('2026-03-29T00:59:00Z'), PARIS).open, true);
  assert.equal(openingAt(night, at('2026-03-29T01:01:00Z'), PARIS).open, false);
  const closed = openingAt(night, at('2026-03-29T12:00:00Z'), PARIS);
  assert.deepEqual([closed.open, closed.next], [false, at('2026-04-04T20:00:00+02:00')]);
  const always = offer([1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: '00:00', to: '00:00' })));
  assert.equal(openingAt(always, at('2026-03-29T12:00:00Z'), PARIS).open, true);
});

test('free slots are to come, inside the hours, not promised; none without appointments', () => {
  const day = offer([{ day: 1, from: '09:00', to: '11:00' }]);
  const now = at('2026-01-12T09:10:00+01:00');
  const free = freeSlots(day, now, new Set(), 9, PARIS);
  assert.ok(free.length > 0 && free.every((slot) => slot >= now && slot <= at('2026-01-12T10:40:00+01:00')));
  assert.ok(!freeSlots(day, now, new Set(free.slice(0, 1)), 9, PARIS).includes(free[0]!));
  assert.deepEqual(freeSlots(offer(day.opening, 0), now, new Set(), 9, PARIS), []);
});

const TERMS = { offer: 'o1', category: 'PS', place: 'Dr X', start: T0 + 3_600_000, end: T0 + 4_800_000, organization: null,
  practitioner: { rppsId: '819999000001', lastName: 'X', firstName: 'Y' },
  regulator: { id: null, lastName: 'R', firstName: 'S', email: 'r@example.org' } };

test('an appointment is a doctor’s, to come, with a right RPPS; it is taken once and given up once', () => {
  const game = player();
  game.give(ARM, OPENING);
  const take = { type: 'prendreRendezVous' as const, appointment: 'a1', ...TERMS };
  assert.equal(game.take(ARM, take).problem?.code, 'ROLE_REFUSE');
  assert.equal(game.take(DOCTOR, { ...take, practitioner: { ...TERMS.practitioner, rppsId: '123' } }).problem?.code, 'CHAMP_INVALIDE');
  assert.equal(game.take(DOCTOR, { ...take, start: T0 - 1 }).problem?.code, 'CHAMP_INVALIDE');
  assert.deepEqual([game.take(DOCTOR, take).events, game.take(DOCTOR, take).events], [1, 0]);
  const give = { type: 'annulerRendezVous' as const, appointment: 'a1' };
  assert.deepEqual([game.take(DOCTOR, give).events, game.take(DOCTOR, give).events], [1, 0]);
});

test('a prescription names the patient by traits and never by an identifier', () => {
  const game = player();
  game.give(ARM, OPENING, { type: 'ajouterPatient', patient: 'p1' }, { type: 'modifier', changes: [
    { path: 'patient/p1/identity.strictFeatures.birthName', value: 'NOM', seen: 9 },
    { path: 'patient/p1/externalId', value: { source: 'NIR', value: '180017512345678' }, seen: 9 }] });
  game.give(DOCTOR, { type: 'decider', decision: 'd1', decisionType: 'PMT', prescription: 'Paracétamol 1 g' });
  const sheet = prescriptionOf(game.state, game.state.decisions[0]!, { lastName: 'R', firstName: 'S', rpps: '819999000001' });
  assert.deepEqual([sheet.patient.name, sheet.text, sheet.prescriber], ['NOM', 'Paracétamol 1 g', { name: 'S R', rpps: '819999000001' }]);
  assert.ok(!JSON.stringify(sheet).includes('180017512345678'));
});
