import assert from 'node:assert/strict';
import { test } from 'node:test';
import { divideTerritory, type Ground } from './territory.ts';

const town = (code: string, name: string, lon: number) => ({ code, name, postcode: '00010', population: 9_000,
  at: [lon, 46] as [number, number] });
const GROUND: Ground = {
  communes: [town('00001', 'Valmont', -4.5), town('00002', 'Rivebelle', -4), town('00003', 'Espay', -4.4),
    town('00004', 'Grévilles', -3.9)],
  spots: [{ kind: 'hospital', name: 'Centre hospitalier de Valmont', commune: 0, at: [-4.51, 46] }],
};
const CENTRES = [{ code: '9A0', town: 'Valmont' }, { code: '9B0', town: 'Rivebelle' }, { code: '9C0', town: 'Hautclos' }];

test('a centre sits in its town and answers for the communes nearest to it', () => {
  const territory = divideTerritory(GROUND, CENTRES);
  assert.deepEqual(territory.seats.map(({ centre, commune }) => [centre, commune]), [['9A0', '00001'], ['9B0', '00002']]);
  assert.deepEqual(['00001', '00003', '00004', '75056'].map((code) => territory.centreOfCommune(code)), ['9A0', '9A0', '9B0', undefined]);
  assert.equal(territory.centreAt([-3.7, 46.1]), '9B0');
});

test('a centre without a hospital of its own is kept by the nearest; one whose town is not there has no seat', () => {
  const territory = divideTerritory(GROUND, CENTRES);
  assert.equal(territory.seatOf('9B0')?.hospital?.name, 'Centre hospitalier de Valmont');
  assert.equal(territory.seatOf('9C0'), undefined);
  assert.equal(divideTerritory({ communes: [], spots: [] }, CENTRES).centreAt([-4, 46]), undefined);
});
