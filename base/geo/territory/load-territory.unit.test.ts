import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { generateDepartement, type Departement } from '../departement/departement.ts';
import { gazetteerOf } from '../departement/to-gazetteer.ts';
import { openBaseMap } from '../basemap/base-map.ts';
import { tileOf } from '../crs/web-mercator.ts';
import { distance } from '../crs/geodesic.ts';
import { openPlaces } from '../places/places.ts';
import { openRoads } from '../road/roads.ts';
import { buildHierarchy } from '../road/hierarchy.ts';
import { TerritoryRefused } from './defects.ts';
import { addressesCsv, communesGeojson, roadFeatures, writePublicFiles } from './fixtures/public-files.ts';
import { loadTerritory, type LoadProgress, type TerritoryFiles } from './load-territory.ts';
import { packTerritory, readTerritory } from './territory-file.ts';

/** One house in so many: what is compared is each row, and a whole town of them only takes time. */
const ONE_HOUSE_IN = 40;

const thinned = (whole: Departement): Departement => {
  const { way, number, suffix, lon, lat } = whole.houses;
  const kept = (_: number, house: number): boolean => house % ONE_HOUSE_IN === 0;
  return { ...whole, houses: { way: way.filter(kept), number: number.filter(kept), suffix: suffix.filter(kept), lon: lon.filter(kept),
    lat: lat.filter(kept) } };
};

const made = thinned(generateDepartement({ seed: 4, communes: 4, width: 12_000, height: 10_000 }));
const madeHierarchy = buildHierarchy(made.roads);
const ON: LoadProgress = () => undefined;

describe('a territory from public files', () => {
  let folder: string;
  before(async () => { folder = await mkdtemp(join(tmpdir(), 'socle-territory-')); });
  after(() => rm(folder, { recursive: true, force: true }));
  const file = async (name: string, text: string | Uint8Array): Promise<string> => {
    const path = join(folder, name);
    await writeFile(path, text);
    return path;
  };
  const load = (files: { [Key in keyof TerritoryFiles]: string }, progress = ON) =>
    loadTerritory({ communes: [files.communes], addresses: [files.addresses], roads: [files.roads] }, progress);

  for (const source of ['osm', 'bdtopo'] as const) {
    it(`finds the same houses and times as what the files were made from (${source}), also from its own file`, async () => {
      const steps = new Set<string>();
      const { territory, reports } = await load(await writePublicFiles(folder, made, source), (step) => { steps.add(step.fr); });
      assert.deepEqual(reports.map(({ wrong, leftOut }) => [wrong, leftOut]), [[0, 0], [0, 0], [0, 0]]);
      assert.equal(steps.size, 4);
      assert.deepEqual([territory.communes.length, territory.houses.way.length], [made.communes.length, made.houses.way.length]);
      const again = readTerritory(await file('territory', packTerritory(territory)));
      assert.deepEqual(again.communes, territory.communes);
      const [was, now] = [openPlaces(gazetteerOf(made)), openPlaces(gazetteerOf(again))];
      const roads = [openRoads(made.roads, madeHierarchy), openRoads(again.roads, again.hierarchy)] as const;
      for (let nth = 0; nth < 60; nth++) {
        const house = Math.floor((nth * made.houses.way.length) / 60);
        const at = [made.houses.lon[house]!, made.houses.lat[house]!] as const;
        const asked = was.reverse([...at]).address!;
        const [found] = now.search(`${asked.label} ${asked.context}`);
        assert.deepEqual([found?.label, found?.commune], [asked.label, asked.commune]);
        assert.ok(distance(found!.at, asked.at) < 2);
        const from = { at: [made.houses.lon[0]!, made.houses.lat[0]!] as [number, number] };
        const [[before], [after]] = [roads[0].arrivals([...at], [from], 'regular'), roads[1].arrivals([...at], [from], 'regular')];
        assert.equal(after!.by, before!.by);
        assert.ok(Math.abs(after!.roadMs - before!.roadMs) <= before!.roadMs * 0.1 + 20_000, `${after!.roadMs} for ${before!.roadMs}`);
      }
      const { x, y } = tileOf(again.communes[0]!.at, 13);
      assert.ok(openBaseMap(again).tile(13, x, y)!.gzip.length > 200);
    });
  }

  it('takes any layout of GeoJSON, quotes, line ends of any system, a mark, and a commune of several pieces with a hole', async () => {
    const [first] = made.communes;
    const piece = first!.ring.map(([x, y]) => [x + 1, y]);
    const collection = JSON.parse(communesGeojson(made));
    collection.features[0].geometry = { type: 'MultiPolygon', coordinates: [[[...first!.ring, first!.ring[0]]], [[...piece, piece[0]]]] };
    const communes = await file('c.json', `\ufeff${JSON.stringify({ name: 'x', features: collection.features, type: 'FeatureCollection' },
      null, 2)}`);
    const addresses = await file('a.csv', `\ufeff${addressesCsv(made, '\r\n').replace(/^(.*\r\n)/, '$1')}\r\n`);
    const roads = await file('r.geojson', JSON.stringify({ type: 'FeatureCollection', features: roadFeatures(made, 'osm') }));
    const { territory } = await load({ communes, addresses, roads });
    assert.equal(territory.houses.way.length, made.houses.way.length);
    const places = openPlaces(gazetteerOf(territory));
    const inside = territory.communes[0]!.at;
    assert.equal(places.reverse(inside).commune?.code, places.reverse([inside[0] + 1, inside[1]]).commune?.code);
  });

  it('tells single slips with their lines and passes over them; leaves out what has no place', async () => {
    const files = await writePublicFiles(folder, made);
    const lines = addressesCsv(made).split('\n');
    lines[10] = lines[10]!.replace(/;\d+\.\d+;/, ';nowhere;').replace(/;-\d+\.\d+;/, ';nowhere;');
    lines[20] = lines[20]!.split(';').map((value, at) => (at === 12 || at === 13 ? '' : value)).join(';');
    const addresses = await file('slips.csv', lines.join('\n'));
    const { reports } = await load({ ...files, addresses });
    const [, report] = reports;
    assert.deepEqual([report!.wrong, report!.leftOut, report!.defects.map(({ file: name, line }) => `${name}:${line}`)],
      [1, 1, ['slips.csv:11']]);
  });

  it('refuses what is no such file, plainly, with lines', async () => {
    const files = await writePublicFiles(folder, made);
    const refused = async (change: Partial<typeof files>): Promise<TerritoryRefused> => {
      const error = await load({ ...files, ...change }).then(() => assert.fail('taken'), (one) => one);
      assert.ok(error instanceof TerritoryRefused, String(error));
      return error;
    };
    const bad: [Partial<typeof files>, RegExp][] = [
      [{ addresses: files.communes }, /columns missing: numero/], [{ communes: await file('e.json', '') }, /no row of use/],
      [{ addresses: join(folder, 'absent.csv') }, /cannot be read/], [{ addresses: await file('z.csv.gz', 'not gzip') }, /cannot be read/],
      [{ communes: await file('l.csv', Buffer.from('{"type":"Feature","nom":"\u00e9"}', 'latin1')) }, /cannot be read/],
      [{ roads: await file('cut.geojsonl', `${JSON.stringify(roadFeatures(made, 'osm')[0])}\n{"type":"Feat`) }, /1 wrong rows of 2/],
      [{ roads: await file('plane.geojsonl', JSON.stringify({ type: 'Feature', properties: { highway: 'primary' },
        geometry: { type: 'LineString', coordinates: [[650_000, 6_860_000], [650_100, 6_860_000]] } })) }, /1 wrong rows of 1/],
    ];
    for (const [change, why] of bad) assert.match((await refused(change)).text.en, why);
    assert.deepEqual((await refused(bad[5]![0])).defects.map(({ line }) => line), [2]);
  });
});
