import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ARM, DOCTOR, OPENING, player, SYSTEM, T0 } from '../fixtures/play.ts';
import { duePassage } from './due-passage.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const SENT = { type: 'engager', mission: 'm1', resource: 'a', name: 'A', vehicleType: 'SMUR.AR' } as const;
const due = ({ state, now }: ReturnType<typeof player>) => duePassage(state, now);

test('a planned dossier begins at its hour', () => {
  const game = player();
  game.give(ARM, { ...OPENING, planned: true, activateAt: T0 + 60 * MINUTE } as typeof OPENING);
  assert.deepEqual([game.state.state, due(game)], ['PROGRAM', undefined]);
  game.wait(60 * MINUTE);
  assert.equal(due(game), 'ACTIF');
  game.give(SYSTEM, { type: 'changerEtat', state: 'ACTIF' });
  assert.deepEqual([game.state.state, game.state.activatedAt], ['ACTIF', T0 + 60 * MINUTE]);
});

test('a dossier ends by itself when somebody was sent, every crew is without a patient and nothing is waited for', () => {
  const game = player();
  game.give(ARM, OPENING);
  assert.equal(due(game), undefined, 'who sent nobody is ended by a person');
  game.give(ARM, SENT);
  game.wait(MINUTE);
  game.give(ARM, { type: 'statuer', mission: 'm1', status: 'DESTIN', le: game.now });
  assert.equal(due(game), undefined, 'the patient is at the door, not yet out of their hands');
  game.wait(MINUTE);
  game.give(ARM, { type: 'statuer', mission: 'm1', status: 'FINPEC', le: game.now });
  assert.equal(due(game), 'ACHEVE');
  game.give(ARM, { type: 'promettreRappel', callBack: 'r', dueAt: game.now + MINUTE, reason: 'nouvelles' });
  assert.equal(due(game), undefined, 'a call back is owed');
  game.give(ARM, { type: 'rappelFait', callBack: 'r' }, { type: 'demanderRegulation', branch: 'AMU' });
  assert.equal(due(game), undefined, 'a doctor is waited for');
  game.give(DOCTOR, { type: 'prendre' });
  assert.equal(due(game), undefined, 'the doctor has not decided');
  game.give(DOCTOR, { type: 'decider', decision: 'd', decisionType: 'CONSEIL' });
  assert.equal(due(game), 'ACHEVE');
});

test('vehicles that were all cancelled end nothing', () => {
  const game = player();
  game.give(ARM, OPENING, SENT, { type: 'statuer', mission: 'm1', status: 'ANNULE', le: T0 });
  assert.equal(due(game), undefined);
});

test('an ended dossier is validated when complete and left alone for a while; it closes, is filed and archived in its time', () => {
  const game = player();
  game.give(ARM, OPENING, { type: 'changerEtat', state: 'ACHEVE' });
  game.wait(10 * MINUTE);
  assert.equal(due(game), undefined, 'the origin is missing');
  game.give(ARM, { type: 'modifier', changes: [{ path: 'qualification.origin', value: '15', seen: 0 }] });
  assert.equal(due(game), undefined, 'somebody is writing');
  game.wait(5 * MINUTE);
  const go = (state: 'VALIDE' | 'CLOTURE' | 'CLASSE' | 'ARCHIVE', after: number) => {
    game.wait(after);
    assert.equal(due(game), state);
    game.give(SYSTEM, { type: 'changerEtat', state });
    assert.equal(due(game), undefined);
  };
  go('VALIDE', 0);
  go('CLOTURE', DAY);
  go('CLASSE', 91 * DAY);
  go('ARCHIVE', 2 * 365 * DAY);
});

test('a vehicle sent or a doctor asked for takes an ended dossier up again; a validated one comes back by a doctor only', () => {
  for (const [actor, command] of [[ARM, SENT], [ARM, { type: 'demanderRegulation', branch: 'AMU' }]] as const) {
    const game = player();
    game.give(ARM, OPENING, { type: 'changerEtat', state: 'ACHEVE' });
    game.give(actor, command);
    assert.equal(game.state.state, 'ACTIF');
  }
  const game = player();
  game.give(ARM, OPENING, { type: 'modifier', changes: [{ path: 'qualification.origin', value: '15', seen: 0 }] },
    { type: 'changerEtat', state: 'ACHEVE' });
  game.give(DOCTOR, { type: 'changerEtat', state: 'VALIDE' });
  assert.equal(game.take(ARM, { type: 'changerEtat', state: 'ACTIF' }).problem?.code, 'ROLE_REFUSE');
  game.give(DOCTOR, { type: 'changerEtat', state: 'ACTIF' });
});

test('a secretary files a closed dossier when the paper work is done, the machine after three months', () => {
  const secretary = { ...ARM, role: 'secretaire' } as const;
  const game = player();
  game.give(ARM, OPENING, { type: 'modifier', changes: [{ path: 'qualification.origin', value: '15', seen: 0 }] },
    { type: 'changerEtat', state: 'ACHEVE' });
  game.give(DOCTOR, { type: 'changerEtat', state: 'VALIDE' });
  game.wait(DAY);
  game.give(SYSTEM, { type: 'changerEtat', state: 'CLOTURE' });
  assert.equal(game.take(SYSTEM, { type: 'changerEtat', state: 'CLASSE' }).problem?.code, 'TERME_NON_ATTEINT');
  game.give(secretary, { type: 'changerEtat', state: 'CLASSE' });
});
