import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it, test } from 'node:test';
import { referenceData } from '#test/reference-data.ts';
import { proposeStation, contains, type Perimeter, type Position, type Station } from './station.ts';
import { rollCsv, ROLL_COLUMNS, type ElectorLine } from './roll-export.ts';
import { houseNumber, splitWay, streetKey } from './street.ts';

const LINE: ElectorLine = { ordre: 12, sexe: 'F', nomNaissance: 'D’ARCY', nomUsage: null, prenoms: 'Léa, Marie', dateNaissance:
  '1999-03-04',
  lieuNaissance: 'Nantes', departementNaissance: '44', paysNaissance: 'France', nationalite: null,
  bureau: { numero: '1', libelle: 'École ; salle "A"', canton: '12', circonscription: '01' }, complement1: null, complement2: 'Bât. B',
  numeroVoie: '12 bis', voie: 'rue de la Paix', lieuDit: null, codePostal: '04100', ville: 'Manosque', pays: 'France' };
const HEAD = { liste: 'PRINCIPALE', info: 'liste électorale', editeLe: '2026-11-22', departement: '04', commune: '04112',
  nomCommune: 'Manosque' } as const;

describe('INTA1326795A: the export of a roll', () => {
  it('has the 29 columns of the order, in its order', (t) => {
    const path = referenceData(t, 'voter-registration/formats/liste-electorale-colonnes.csv');
    if (path === undefined) return;
    const [, ...lines] = readFileSync(path, 'utf8').trim().split(/\r?\n/);
    assert.deepEqual([...ROLL_COLUMNS], lines.map((line) => line.split(';')[1]));
  });

  it('writes dates as JJ/MM/AAAA and guards what holds a semicolon or a quote', () => {
    const [head, line, end] = rollCsv(HEAD, [LINE]).split('\r\n');
    assert.equal(head!.split(';').length, 29);
    assert.equal(line, 'liste générale;liste électorale;22/11/2026;04;04112;Manosque;12;F;D’ARCY;;Léa, Marie;04/03/1999;Nantes;44;France;;'
      + '"École ; salle ""A""";1;12;01;;Bât. B;12 bis;rue;de la Paix;;04100;Manosque;France');
    assert.equal(end, '');
  });

  it('keeps a presumed date as it is', () => {
    assert.match(rollCsv(HEAD, [{ ...LINE, dateNaissance: '1980-00-00' }]), /;00\/00\/1980;/);
  });
});

describe('§7.5: the station of an address', () => {
  const square = (x: number): Perimeter => ({ type: 'Polygon', coordinates: [[[x, 0], [x + 1, 0], [x + 1, 1], [x, 1], [x, 0]]] });
  const stations: Station[] = [{ numero: '1', libelle: 'A', perimetre: square(0) }, { numero: '2', libelle: 'B', perimetre: square(1) },
    { numero: '3', libelle: 'C', perimetre: null }];
  const rules = [{ cleVoie: streetKey('Rue Grande'), cote: 'PAIR', de: 2, a: 40, numero: '3' } as const];

  it('is that of the perimeter; else of the side of the street; else an agent’s', () => {
    assert.deepEqual(proposeStation(stations, rules, { position: [1.5, 0.5], cleVoie: 'X', numero: 1 }), { numero: '2', par: 'PERIMETRE' });
    const at = (numero: number | null) => proposeStation(stations, rules, { cleVoie: 'RUE GRANDE', numero });
    assert.deepEqual(at(12), { numero: '3', par: 'NUMEROTATION' });
    assert.deepEqual(at(13), { numero: null, par: 'A_LA_MAIN' });
    assert.deepEqual(at(42), { numero: null, par: 'A_LA_MAIN' });
    assert.deepEqual(at(null), { numero: null, par: 'A_LA_MAIN' });
    assert.deepEqual(proposeStation(stations.slice(0, 1), [], { cleVoie: '', numero: null }), { numero: '1', par: 'UNIQUE' });
  });

  it('a hole is outside', () => {
    const ring: Perimeter = { type: 'Polygon', coordinates: [[[0, 0], [3, 0], [3, 3], [0, 3], [0, 0]], [[1, 1], [2, 1], [2, 2], [1, 2],
      [1, 1]]] };
    assert.deepEqual(([[0.5, 0.5], [1.5, 1.5], [4, 1]] as Position[]).map((at) => contains(ring, at)), [true, false, false]);
  });

  it('finds one station inside each perimeter of a département', (t) => {
    const path = referenceData(t, 'voter-registration/bureaux-de-vote/bureaux-de-vote-dep04.geojson');
    if (path === undefined) return;
    type Feature = { geometry: Perimeter | null; properties: Record<string, string> };
    const { features } = JSON.parse(readFileSync(path, 'utf8')) as { features: Feature[] };
    const drawn = features.filter((one): one is Feature & { geometry: Perimeter } => one.geometry !== null);
    assert.ok(drawn.length > 200);
    const all = drawn.map((feature, index): Station => ({ numero: String(index), libelle: '', perimetre: feature.geometry }));
    let found = 0;
    for (const [index, { geometry }] of drawn.entries()) {
      const ring = (geometry.type === 'Polygon' ? geometry.coordinates[0] : geometry.coordinates[0]?.[0]) ?? [];
      const at: Position = [ring.reduce((sum, [x]) => sum + x, 0) / ring.length, ring.reduce((sum, [, y]) => sum + y, 0) / ring.length];
      const { numero } = proposeStation(all, [], { position: at, cleVoie: '', numero: null });
      if (contains(geometry, at) && numero === String(index)) found += 1;
    }
    assert.ok(found > drawn.length * 0.8, `${found} of ${drawn.length}`);
  });
});

describe('streets', () => {
  it('kind and name, number without its suffix', () => {
    assert.deepEqual(splitWay('Allée des Lilas'), { type: 'Allée', libelle: 'des Lilas' });
    assert.deepEqual(splitWay('Le Bourg'), { type: '', libelle: 'Le Bourg' });
    assert.deepEqual([houseNumber('12 bis'), houseNumber('B'), houseNumber(null)], [12, null, null]);
  });
});

test('a street keeps its numbers: two dates are two streets', () => {
  assert.deepEqual([streetKey('Rue du 8-Mai-1945'), streetKey('rue du 11 mai 1945')], ['RUE DU 8 MAI 1945', 'RUE DU 11 MAI 1945']);
});
