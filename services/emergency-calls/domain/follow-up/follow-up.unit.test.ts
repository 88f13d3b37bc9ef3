import assert from 'node:assert/strict';
import { test } from 'node:test';
import { VEHICLE_STATUSES, type VehicleStatus } from '../codes/vehicle-statuses.ts';
import { ARM, OPENING, player, T0 } from '../fixtures/play.ts';
import { settingsOf } from '../indicators/settings.ts';
import { currentStatus } from '../codes/vehicle-statuses.ts';
import { missionAlerts, type FollowedMission } from './mission-alerts.ts';
import { nextStatus, tellableStatuses } from './next-status.ts';

const MINUTE = 60_000;
const mission = (status: VehicleStatus, more: Partial<FollowedMission> = {}): FollowedMission => ({ status, statusAt: T0, engagedAt: T0,
  expectedAt: T0 + 10 * MINUTE, onSceneAt: null, reportAt: null, level: 'R1', ...more });
const at = (minutes: number, followed: FollowedMission, own = {}) => missionAlerts(followed, settingsOf(own), T0 + minutes * MINUTE);

test('no arrival five minutes past the estimate raises an alert; a site sets another delay; an arrival silences it', () => {
  assert.deepEqual(at(15, mission('DEPART')), []);
  assert.deepEqual(at(15.1, mission('DEPART')), ['lateArrival']);
  assert.deepEqual(at(15.1, mission('DEPART'), { late_arrival_min: 10 }), []);
  assert.deepEqual(at(60, mission('ARRIVEE', { onSceneAt: T0 + 59 * MINUTE })), []);
  assert.deepEqual(at(20.1, mission('DECLENCHE', { expectedAt: null })), ['lateArrival']);
});

test('an R1 on scene for twenty minutes without a report raises an alert; other levels and reported ones do not', () => {
  const onScene = { onSceneAt: T0 };
  assert.deepEqual(at(20.1, mission('PEC', onScene)), ['noReport']);
  assert.deepEqual(at(20, mission('ARRIVEE', onScene)), []);
  assert.deepEqual(at(30, mission('PEC', { ...onScene, level: 'R2' })), []);
  assert.deepEqual(at(30, mission('PEC', { ...onScene, reportAt: T0 + MINUTE })), []);
});

test('a status that comes late goes to its instant and leaves the current one; a second late one at the same instant is one fact', () => {
  const game = player();
  game.give(ARM, OPENING, { type: 'engager', mission: 'm', resource: 'r', name: 'VLM 1', vehicleType: 'SMUR.VLM' });
  game.wait(30 * MINUTE);
  const tell = (status: VehicleStatus, minutes: number) =>
    game.give(ARM, { type: 'statuer', mission: 'm', status, le: T0 + minutes * MINUTE });
  tell('ARRIVEE', 20);
  tell('DEPART', 5);
  tell('DEPART', 5);
  const { statuses } = game.state.missions[0]!;
  assert.equal(currentStatus(statuses)?.status, 'ARRIVEE');
  assert.deepEqual(statuses.filter(({ status }) => status === 'DEPART').map((one) => [one.at, one.receivedAt]),
    [[T0 + 5 * MINUTE, T0 + 30 * MINUTE]]);
  assert.equal(game.take(ARM, { type: 'statuer', mission: 'm', status: 'ANNULE', le: T0 + 25 * MINUTE }).problem?.code,
    'ANNULATION_TARDIVE');
});

test('from RETOUR a vehicle is sent again, a new mission; before it, not on the same dossier', () => {
  const game = player();
  const engage = (id: string) => ({ type: 'engager', mission: id, resource: 'r', name: 'VLM 1', vehicleType: 'SMUR.VLM' }) as const;
  game.give(ARM, OPENING, engage('m1'));
  assert.equal(game.take(ARM, engage('m2')).problem?.code, 'MOYEN_ENGAGE');
  game.wait(MINUTE);
  game.give(ARM, { type: 'statuer', mission: 'm1', status: 'RETOUR', le: game.now }, engage('m2'));
  assert.equal(game.state.missions.length, 2);
});

test('the usual next press walks the whole cycle and skips stages; a cancellation is offered before the arrival only', () => {
  const walked = ['DECISION'] as VehicleStatus[];
  for (let next = nextStatus('DECISION'); next; next = nextStatus(next)) walked.push(next);
  assert.deepEqual(walked, VEHICLE_STATUSES.filter((one) => !/ETAPE|TRANSP[23]|ANNULE/.test(one)));
  assert.deepEqual(['ETAPE1', 'TRANSP3', 'ANNULE', 'REN-BASE'].map((one) => nextStatus(one as VehicleStatus)),
    ['TRANSP2', 'DESTIN', undefined,
    undefined]);
  assert.ok(tellableStatuses('DEPART').includes('ANNULE') && !tellableStatuses('ARRIVEE').includes('ANNULE'));
});
