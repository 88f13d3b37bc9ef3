import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CrewMission } from '../../domain/crew-view.ts';
import type { VehicleStatus } from '../../domain/codes/vehicle-statuses.ts';
import { missionView, towards, withTaken, type Aboard } from './shift.ts';

const MISSION: CrewMission = { dossier: 'd', mission: 'm', vehicle: 'VLM 1', number: 'n', exercise: false, state: 'ACTIF', priority: 'P1',
  engagedAt: 0, motive: null, nature: null, risks: [], place: null, lines: [], patients: [], documents: 1,
  statuses: [{ status: 'DECISION', at: 1 }, { status: 'DEPART', at: 5 }], assessments: [{ id: 'b1', at: 6, patient: null, warnings: [] }] };
const press = (status: VehicleStatus, le: number, seq = le, mission = 'm'): { seq: number; id: string; what: Aboard } => ({ seq,
  id: `c${seq}`, what: { kind: 'command', dossier: 'd', mission, command: { type: 'statuer', id: `c${seq}`, mission, status, le } } });

describe('a mission on the tablet', () => {
  it('tells what was pressed without a network beside what the centre knows, each with its own time', () => {
    const view = missionView(MISSION, [press('ARRIVEE', 9), press('DECLENCHE', 3), press('PEC', 99, 4, 'another')]);
    assert.deepEqual(view.facts.map(({ status, sent }) => [status, sent]), [['DECISION', true], ['DECLENCHE', false], ['DEPART', true],
      ['ARRIVEE', false]]);
    assert.deepEqual([view.current, view.next, view.cancellable, view.unsent], ['ARRIVEE', 'PEC', false, 2]);
  });

  it('shows a press once when the centre has it and it still waits here', () => {
    const view = missionView(MISSION, [press('DEPART', 5)]);
    assert.equal(view.facts.length, 2);
    assert.equal(view.cancellable, true);
  });

  it('offers nothing after a cancellation or the return to base', () => {
    assert.equal(missionView(MISSION, [press('ANNULE', 9)]).next, undefined);
    assert.equal(missionView(MISSION, [press('REN-BASE', 9)]).next, undefined);
  });

  it('keeps what the centre took on the screen until the missions are read again', () => {
    const [taken] = withTaken([MISSION, { ...MISSION, mission: 'another' }], press('ARRIVEE', 9).what);
    assert.deepEqual(missionView(taken!, []).current, 'ARRIVEE');
    const [two, other] = withTaken([taken!, { ...MISSION, mission: 'another' }], { kind: 'command', dossier: 'd', mission: 'm',
      command: { type: 'ajouterPatient', id: 'x', patient: 'P2' } });
    assert.deepEqual([two!.patients.length, other!.patients.length], [1, 0]);
  });

  it('says how far and where: Paris to Lyon, and due north', () => {
    const { km, bearing } = towards({ lat: 48.8566, lon: 2.3522 }, { lat: 45.764, lon: 4.8357 });
    assert.ok(Math.abs(km - 392) < 2 && Math.abs(bearing - 150.5) < 1, `${km} ${bearing}`);
    assert.deepEqual(towards({ lat: 46, lon: 2 }, { lat: 47, lon: 2 }).bearing, 0);
  });
});
