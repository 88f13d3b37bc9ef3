import assert from 'node:assert/strict';
import { mkdtemp, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { generateDepartement } from '#base/geo/departement/departement.ts';
import { buildHierarchy } from '#base/geo/road/hierarchy.ts';
import { openGeo } from '#base/geo/thread/open-geo.ts';
import { proposeTerritory, territoryPath } from '#base/geo/territory/territory-file.ts';
import type { ServiceContext } from '#base/http/service-context.ts';
import { DEMO_TERRITORY } from '../../data/demo-territory.ts';
import { centreTowns, siteOf } from '../../data/site.ts';
import { divideTerritory } from '../../domain/territory/territory.ts';
import { loadTerritory } from '../commands/load-territory.ts';
import type { Geography } from './geography.ts';
import { territoryOf, watchTerritory } from './territory-source.ts';

const { seed: _seed, relief: _relief, ...terrain } = generateDepartement({ seed: 4, communes: 12, width: 24_000, height: 20_000,
  houses: false });

test('a territory that was loaded stands before the demonstration’s, is opened by threads, and its successor is noticed', async (t) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'socle-territory-'));
  t.after(() => rm(dataDir, { recursive: true, force: true }));
  const context = { dataDir, demo: false } as ServiceContext;
  const replaced: unknown[] = [];
  const look = await watchTerritory(context, { replace: (from: unknown) => { replaced.push(from); } } as unknown as Geography);
  assert.deepEqual([await territoryOf(context), await territoryOf({ ...context, demo: true })], [undefined, DEMO_TERRITORY]);
  assert.equal((await loadTerritory(context)).ok, false, 'nothing waits');
  await proposeTerritory(dataDir, { ...terrain, hierarchy: buildHierarchy(terrain.roads) });
  assert.equal(await territoryOf(context), undefined, 'what waits is not in force');
  const end = await loadTerritory(context);
  assert.deepEqual([end.ok, end.figures?.communes_count], [true, terrain.communes.length]);
  const file = territoryPath(dataDir);
  assert.deepEqual(await territoryOf({ ...context, demo: true }), { file });
  await look();
  await look();
  assert.deepEqual(replaced, [{ file }], 'once for each territory');
  await utimes(file, new Date(1_000), new Date(1_000));
  await look();
  assert.equal(replaced.length, 2);
  const geo = await openGeo({ file });
  t.after(() => geo.close());
  const { communes } = await geo.landmarks();
  assert.ok((await geo.search(communes[0]!.name, { count: 20 })).some(({ label }) => label === communes[0]!.name));
});

test('centres sit where the site says; one alone in the largest town, several without a town nowhere', () => {
  const ground = { communes: terrain.communes, spots: terrain.spots };
  const towns = (centres: readonly { code: string; name: string; siret: string; town?: string }[]) =>
    divideTerritory(ground, centreTowns(siteOf(JSON.stringify({ centres })))).seats.map(({ commune }) => commune);
  const [first, second] = terrain.communes;
  const largest = [...terrain.communes].sort((a, b) => b.population - a.population)[0]!;
  const centre = (code: string, town?: string) => ({ code, name: `SAMU ${code}`, siret: '26000991100017', ...(town ? { town } : {}) });
  assert.deepEqual(towns([centre('770', first!.code), centre('771', second!.name)]), [first!.code, second!.code]);
  assert.deepEqual([towns([centre('770')]), towns([centre('770'), centre('771')])], [[largest.code], []]);
  assert.throws(() => siteOf(JSON.stringify({ centres: [{ ...centre('770'), town: 7 }] })), /centres\/0/);
});
