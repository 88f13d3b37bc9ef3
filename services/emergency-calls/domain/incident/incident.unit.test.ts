import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CaseActor } from '../context.ts';
import { ARM, DOCTOR, T0 } from '../fixtures/play.ts';
import { categoryOf } from './codes.ts';
import type { IncidentCommand } from './commands.ts';
import { decideIncident } from './decide.ts';
import { evolveIncident } from './evolve.ts';
import { noIncident, type Incident } from './incident.ts';
import { isSinus, tagOf } from './tag.ts';
import { tallyOf } from './tally.ts';

const LEAD: CaseActor = { ...ARM, id: 's-1', role: 'superviseur' };
type Bare<C> = C extends { id: string } ? Omit<C, 'id'> & { id?: string } : never;

const player = () => {
  let [state, count] = [noIncident(), 0];
  const take = (actor: CaseActor, bare: Bare<IncidentCommand>): string => {
    const decision = decideIncident({ id: `c-${count += 1}`, ...bare } as IncidentCommand, state, { now: T0 + count * 1_000, actor });
    if (!decision.ok) return decision.problem.code;
    state = decision.events.reduce((folded: Incident, { type, facts, content }) => evolveIncident(folded, { type, version: 1,
      position: folded.version + 1, at: T0 + count * 1_000, actor: actor.id, facts: facts as never, content }), state);
    return decision.events.length > 0 ? 'ok' : 'nothing';
  };
  return { take, get state() { return state; } };
};
const OPENING: Bare<IncidentCommand> = { type: 'ouvrirEvenement', number: 'EVT-1', centre: '770', organisation: 'fr.health.samu770',
  name: 'Car renversé', kind: 'MULTIPLE' };

test('everybody groups dossiers; a crisis is declared by the supervisor or the emergency doctor', () => {
  const game = player();
  assert.equal(game.take(ARM, { ...OPENING, kind: 'NOVI' } as never), 'ROLE_REFUSE');
  assert.equal(game.take(ARM, OPENING), 'ok');
  assert.equal(game.take(ARM, OPENING), 'EVENEMENT_INTROUVABLE');
  assert.equal(game.take(ARM, { type: 'qualifierEvenement', kind: 'PLAN_BLANC' }), 'ROLE_REFUSE');
  assert.equal(game.take(LEAD, { type: 'qualifierEvenement', kind: 'NOVI' }), 'ok');
  assert.equal(game.take({ ...ARM, centre: '680' }, { type: 'cloreEvenement' }), 'EVENEMENT_INTROUVABLE');
  assert.equal(game.take({ ...ARM, role: 'equipage' }, { type: 'cloreEvenement' }), 'ROLE_REFUSE');
});

test('a victim is entered, sorted again, described, sent and received; a tag is one victim’s', () => {
  const game = player();
  game.take(ARM, OPENING);
  assert.equal(game.take(ARM, { type: 'inscrireVictime', victim: 'v1', category: 'UR', tag: 'fr 770-0001 2026TR000001' }), 'ok');
  assert.equal(game.take(ARM, { type: 'inscrireVictime', victim: 'v1', category: 'UA' }), 'nothing');
  assert.equal(game.take(ARM, { type: 'inscrireVictime', victim: 'v2', category: 'IMP', tag: 'FR77000012026TR000001' }), 'BRACELET_PRIS');
  assert.equal(game.take(ARM, { type: 'inscrireVictime', victim: 'v2', category: 'IMP', tag: 'é?' }), 'CHAMP_INVALIDE');
  assert.equal(game.take(DOCTOR, { type: 'categoriserVictime', victim: 'v1', category: 'UA' }), 'ok');
  assert.equal(game.take(ARM, { type: 'evacuerVictime', victim: 'v1', destination: 'CHU, déchocage', vehicle: 'AR 1' }), 'ok');
  assert.equal(game.take(ARM, { type: 'arriverVictime', victim: 'v1' }), 'ok');
  assert.equal(game.take(ARM, { type: 'arriverVictime', victim: 'v1' }), 'nothing');
  assert.equal(game.take(ARM, { type: 'evacuerVictime', victim: 'v9', destination: 'CHU' }), 'PATIENT_INCONNU');
  const [victim] = game.state.victims;
  assert.deepEqual([victim?.tag, victim?.category, victim?.evacuation?.destination, victim?.evacuation?.arrivedAt !== null],
    ['FR77000012026TR000001', 'UA', 'CHU, déchocage', true]);
  assert.deepEqual(tallyOf(game.state.victims).UA, { all: 1, left: 1 });
});

test('a closed event takes notes only; a command sent twice changes nothing', () => {
  const game = player();
  game.take(ARM, OPENING);
  assert.equal(game.take(ARM, { type: 'noterEvenement', id: 'n', note: 'n1', text: 'PMA au gymnase' }), 'ok');
  assert.equal(game.take(ARM, { type: 'noterEvenement', id: 'n', note: 'n2', text: 'autre' }), 'nothing');
  game.take(ARM, { type: 'cloreEvenement' });
  assert.equal(game.take(ARM, { type: 'inscrireVictime', victim: 'v1', category: 'UA' }), 'ETAT_REFUSE');
  assert.equal(game.take(ARM, { type: 'noterEvenement', note: 'n3', text: 'bilan' }), 'ok');
});

test('tags and categories are read as people say them', () => {
  assert.deepEqual(['UA', 'ud', 'implique', 'x'].map(categoryOf), ['UA', 'DCD', 'IMP', undefined]);
  assert.deepEqual([tagOf(' 12-34 ab '), tagOf(''), tagOf('a'.repeat(41))], ['1234AB', undefined, undefined]);
  assert.deepEqual([isSinus('FR77000012026TR000001'), isSinus('1234')], [true, false]);
});
