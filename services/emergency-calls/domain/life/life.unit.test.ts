import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ARM, DOCTOR, OPENING, player, SYSTEM, T0 } from '../fixtures/play.ts';
import type { CaseActor } from '../context.ts';
import { duePassage } from './due-passage.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const SENT = { type: 'engager', mission: 'm1', resource: 'a', name: 'A', vehicleType: 'SMUR.AR' } as const;
const due = ({ state, now }: ReturnType<typeof player>) => duePassage(state, now);

const planned = (activateAt: number, attribution = 'DRM.MRU.MU') => ({ ...OPENING,
  planned: { activateAt, attribution } }) as typeof OPENING;

test('a planned dossier is a DRM from its making, begins at its hour and then waits for a doctor of its branch', () => {
  for (const [perimeter, branch] of [['AMU', 'AMU'], ['SNP', 'SNP']] as const) {
    const game = player();
    game.give(ARM, planned(T0 + 60 * MINUTE), { type: 'modifier', changes: [{ path: 'perimeter', value: perimeter, seen: 1 }] });
    assert.deepEqual([game.state.state, game.state.kind, game.state.waiting, due(game)], ['PROGRAM', 'DRM', null, undefined]);
    game.give(ARM, { type: 'reprogrammer', activateAt: T0 + 90 * MINUTE });
    game.wait(60 * MINUTE);
    assert.equal(due(game), undefined, 'put off');
    game.wait(30 * MINUTE);
    assert.equal(due(game), 'ACTIF');
    game.give(SYSTEM, { type: 'changerEtat', state: 'ACTIF' });
    assert.deepEqual([game.state.state, game.state.activatedAt, game.state.waiting], ['ACTIF', T0 + 90 * MINUTE,
      { since: T0 + 90 * MINUTE, branch }]);
  }
});

test('only a DRM is planned, for an hour to come within a year, by who regulates; nobody but the clock begins it', () => {
  const refusal = (command: typeof OPENING, actor: CaseActor = ARM) => player().take(actor, command).problem?.code;
  for (const attribution of ['D', 'DR.DREG.DRARM', 'D.D-IDENT.ADMIN', 'DRM.MRU.XX', '']) {
    assert.equal(refusal(planned(T0 + MINUTE, attribution)), 'PROGRAMMATION_DRM', attribution);
  }
  for (const at of [T0, T0 - MINUTE, T0 + 400 * DAY]) assert.equal(refusal(planned(at)), 'CHAMP_INVALIDE');
  assert.equal(refusal(planned(T0 + MINUTE), { ...ARM, role: 'superviseur' }), 'ROLE_REFUSE');
  assert.equal(refusal(planned(T0 + MINUTE), DOCTOR), undefined);
  const game = player();
  game.give(ARM, planned(T0 + DAY));
  for (const actor of [ARM, DOCTOR]) assert.equal(game.take(actor, { type: 'changerEtat', state: 'ACTIF' }).problem?.code, 'ROLE_REFUSE');
  assert.equal(game.take(ARM, { type: 'reprogrammer', activateAt: T0 }).problem?.code, 'CHAMP_INVALIDE');
  const open = player();
  open.give(ARM, OPENING);
  assert.equal(open.take(ARM, { type: 'reprogrammer', activateAt: T0 + DAY }).problem?.code, 'ETAT_REFUSE');
});

test('a console that was cut off plans by the hour at which it was typed', () => {
  const game = player();
  game.wait(2 * 60 * MINUTE);
  game.give(ARM, { ...planned(T0 + 60 * MINUTE), at: T0 } as typeof OPENING);
  assert.equal(due(game), 'ACTIF');
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
