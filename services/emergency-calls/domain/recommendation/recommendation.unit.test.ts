import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { helicopterMs } from '#base/geo/road/straight-line.ts';
import { settingsOf } from '../indicators/settings.ts';
import { recommendationOf } from './recommendation-settings.ts';
import { recommend } from './recommend.ts';
import { shortlist, type FleetVehicle, type VehicleAsk } from './shortlist.ts';

const SETTINGS = recommendationOf(settingsOf({}));

const NOW = 1_800_000_000_000;
const MINUTE = 60_000;
const SCENE: [number, number] = [-4, 46];
const ASK: VehicleAsk = { crew: 'SECOURS', carries: false, skills: [], flight: true };
const vehicle = (name: string, more: Partial<FleetVehicle> = {}): FleetVehicle => ({ resourceId: name, name, vehicleType: 'SMUR.VLM',
  crew: 'MED', sector: 'Nord', skills: [], carries: 'no', inService: true, unavailable: null, several: false,
  at: [-4.1, 46], positionAt: NOW - 5_000,
  status: null, statusAt: null, centre: '9A0', ...more });
const reasons = (ask: Partial<VehicleAsk>, ...vehicles: FleetVehicle[]) =>
  shortlist({ ...ASK, ...ask }, vehicles, NOW, SETTINGS).out.map(({ vehicle: { name }, reason }) => `${name}: ${reason}`);
const rank = (fleet: readonly FleetVehicle[], minutes: readonly number[], by: 'road' | 'straight-line' = 'road') => {
  const { candidates, out } = shortlist(ASK, fleet, NOW, SETTINGS);
  return recommend({ scene: SCENE, now: NOW, settings: SETTINGS, fleet },
    { candidates, out, times: minutes.map((one) => ({ roadMs: one * MINUTE, by })) }, { candidates: [], times: [] });
};

describe('who may be sent', () => {
  it('asks for the level of the crew, and says why others are out', () => {
    const [doctor, rescuers] = [vehicle('VLM'), vehicle('AMB', { crew: 'SECOURS', carries: 'yes' })];
    assert.deepEqual(reasons({ crew: 'MED' }, doctor, rescuers), ['AMB: crew']);
    assert.deepEqual(reasons({ crew: 'SECOURS' }, doctor, rescuers), []);
    assert.deepEqual(reasons({ crew: 'PARAMED' }, vehicle('X', { crew: 'INCONNU' })), ['X: crew']);
  });

  it('asks for a place for the patient and for equipment', () => {
    const [car, ward, team] = [vehicle('VLM'), vehicle('AR', { carries: 'yes' }), vehicle('SC', { carries: 'either' })];
    assert.deepEqual(reasons({ carries: true }, car, ward, team), ['VLM: carries']);
    assert.deepEqual(reasons({ skills: ['PEDIATRIE'] }, vehicle('AR-PED', { skills: ['PEDIATRIE'] }), ward), ['AR: skills']);
    assert.deepEqual(reasons({ skills: ['BARIATRIQUE'] }, vehicle('AMB-BAR', { skills: ['BARIATRIQUE'] })), []);
  });

  it('leaves out what is out of service, unavailable, or on a mission whose end nobody knows', () => {
    assert.deepEqual(reasons({}, vehicle('A', { inService: false }), vehicle('B', { unavailable: 'panne' }),
      vehicle('C', { status: 'TRANSP', statusAt: NOW }), vehicle('D', { at: null })),
    ['A: outOfService', 'B: unavailable', 'C: onMission', 'D: noPlace']);
  });

  it('takes one that accepts several missions, whatever it does', () => {
    assert.deepEqual(reasons({}, vehicle('busy', { status: 'PEC' }), vehicle('both', { status: 'PEC', several: true })),
      ['busy: onMission']);
  });

  it('takes one that is free within the time set, from its live position, and counts its wait', () => {
    const fleet = [vehicle('back', { status: 'RETOUR', statusAt: NOW }), vehicle('hospital',
      { status: 'DESTIN', statusAt: NOW - 12 * MINUTE }),
      vehicle('arriving', { status: 'DESTIN', statusAt: NOW - MINUTE }), vehicle('base')];
    const { candidates, out } = shortlist(ASK, fleet, NOW, SETTINGS);
    assert.deepEqual(candidates.map(({ vehicle: { name }, delayMs }) => [name, delayMs / 1_000]),
      [['back', 30], ['hospital', 8 * 60 + 30], ['base', 120]]);
    assert.deepEqual(out.map(({ vehicle: { name } }) => name), ['arriving']);
  });

  it('asks whether a helicopter may fly', () => {
    assert.deepEqual(reasons({ flight: false }, vehicle('H', { vehicleType: 'SMUR.HELISMUR' }), vehicle('VLM')), ['H: flight']);
  });
});

describe('the order in which they are shown', () => {
  it('counts the delay and the road: a crew on the road comes before a nearer one at its base', () => {
    const { best } = rank([vehicle('base'), vehicle('back', { status: 'RETOUR', statusAt: NOW })], [6, 7]);
    assert.deepEqual(best.map(({ name, totalMs }) => [name, totalMs / MINUTE]), [['back', 7.5], ['base', 8]]);
  });

  it('counts a helicopter by its own rule, in place of the mobilisation of a crew', () => {
    const heli = vehicle('H', { vehicleType: 'SMUR.HELISMUR', at: [-4.5, 46] });
    const { best } = rank([heli, vehicle('VLM')], [0, 40]);
    assert.deepEqual(best.map(({ name, by }) => [name, by]), [['H', 'air'], ['VLM', 'road']]);
    assert.equal(best[0]?.totalMs, helicopterMs([-4.5, 46], SCENE));
  });

  it('shows five, says how many more there are, marks estimates and the age of positions', () => {
    const fleet = Array.from({ length: 7 }, (_, n) => vehicle(`V${n}`, n === 3 ? { positionAt: null } : {}));
    const { best, others } = rank(fleet, [7, 6, 5, 4, 3, 2, 1], 'straight-line');
    assert.deepEqual(best.map(({ name }) => name), ['V6', 'V5', 'V4', 'V3', 'V2']);
    assert.equal(others, 2);
    assert.deepEqual([best[0]?.by, best[0]?.positionAgeMs, best[3]?.positionAgeMs], ['straight-line', 5_000, null]);
    assert.ok(Math.abs(best[0]!.metres - 7_724) < 5);
  });

  it('says the cover that each leaves behind in its sector: free and of its level', () => {
    const fleet = [vehicle('one'), vehicle('two'), vehicle('south', { sector: 'Sud' }), vehicle('rescuers', { crew: 'SECOURS' }),
      vehicle('away', { status: 'PEC', statusAt: NOW })];
    const { best } = rank(fleet, [1, 2, 3, 4]);
    assert.deepEqual(best.map(({ name, coverLeft }) => [name, coverLeft]), [['one', 1], ['two', 1], ['south', 0], ['rescuers', 2]]);
  });

  it('names the soonest of the neighbours apart', () => {
    const { candidates } = shortlist(ASK, [vehicle('far', { centre: '9B0' }), vehicle('near', { centre: '9C0' })], NOW, SETTINGS);
    const { best, neighbours } = recommend({ scene: SCENE, now: NOW, settings: SETTINGS, fleet: [] },
      { candidates: [], times: [], out: [] },
      { candidates, times: [{ roadMs: 9 * MINUTE, by: 'road' }, { roadMs: 3 * MINUTE, by: 'road' }] });
    assert.deepEqual([best, neighbours.map(({ name, centre }) => `${name} ${centre}`)], [[], ['near 9C0', 'far 9B0']]);
  });
});
