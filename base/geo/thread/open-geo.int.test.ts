import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { gunzipSync } from 'node:zlib';
import fastify from 'fastify';
import { serveBaseMap } from '../basemap/serve-base-map.ts';
import { tileOf } from '../crs/web-mercator.ts';
import { GEO_LIMITS } from '../limits.ts';
import { askThread } from './ask-thread.ts';
import { openGeo, surveyTerritory, type Geo } from './open-geo.ts';

const SMALL = { seed: 3, communes: 12, width: 24_000, height: 20_000 };

describe('a territory in threads', () => {
  let geo: Geo;
  before(async () => { geo = await openGeo(SMALL); });
  after(() => geo.close());

  it('answers for places and roads, and closes a road for the next ask', async () => {
    const { communes, spots } = await geo.landmarks();
    const [hospital, hall] = [spots.find(({ kind }) => kind === 'hospital')!, spots.findLast(({ kind }) => kind === 'town-hall')!];
    const [found] = await geo.search(hospital.name, { focus: communes[0]!.at });
    assert.equal(found?.label, hospital.name);
    assert.ok((await geo.reverse(hospital.at)).commune);
    const [one] = await geo.arrivals(hall.at, [{ at: hospital.at }], 'urgent');
    const way = await geo.route(hall.at, hospital.at, 'urgent');
    assert.equal(one?.by, 'road');
    assert.equal(way?.ms, one.roadMs);
    const middle = way.line[way.line.length >> 1]!;
    assert.equal((await geo.setRoadAt(middle, 'closed'))?.condition, 'closed');
    const [longer] = await geo.arrivals(hall.at, [{ at: hospital.at }], 'urgent');
    assert.ok(longer!.roadMs > one.roadMs || longer!.by === 'straight-line');
    await geo.setRoadAt(middle, 1);
    assert.deepEqual((await geo.arrivals(hall.at, [{ at: hospital.at }], 'urgent'))[0], one);
    assert.equal(await geo.setRoadAt([0, 0], 'closed'), undefined);
  });

  it('serves tiles and styles: compressed, with their marks, nothing for what is no tile', async () => {
    const app = fastify();
    serveBaseMap(app, 'https://calls.example', '/map', () => geo.map);
    const { communes } = await geo.landmarks();
    const { x, y } = tileOf(communes[0]!.at, 13);
    const tile = await app.inject(`/map/tiles/13/${x}/${y}.pbf`);
    assert.deepEqual([tile.statusCode, tile.headers['content-encoding']], [200, 'gzip']);
    assert.ok(gunzipSync(tile.rawPayload).length > 500);
    const again = await app.inject({ url: `/map/tiles/13/${x}/${y}.pbf`, headers: { 'if-none-match': String(tile.headers.etag) } });
    assert.equal(again.statusCode, 304);
    assert.equal((await app.inject('/map/tiles/13/0/0.pbf')).statusCode, 204);
    const deep = GEO_LIMITS.tile_zoom_max + 1;
    for (const path of ['13/-1/0', '13/9999/0', '1.5/0/0', 'a/b/c', `${deep}/0/0`]) {
      assert.equal((await app.inject(`/map/tiles/${path}.pbf`)).statusCode, 404, path);
    }
    const style = (await app.inject({ url: '/map/style-dark.json',
      headers: { host: 'elsewhere.example', 'x-forwarded-host': 'elsewhere.example' } }))
      .json<{ version: number; sources: { base: { tiles: string[] } } }>();
    assert.equal(style.version, 8);
    assert.equal(style.sources.base.tiles[0], 'https://calls.example/map/tiles/{z}/{x}/{y}.pbf');
    assert.equal((await app.inject('/map/style-pink.json')).statusCode, 404);
    await app.close();
  });

  it('is surveyed once: its chief towns bear the names asked for, its houses lie where the search finds them', async () => {
    const names = ['Valmont', 'Rivebelle', 'Hautclos'];
    const { landmarks, dwellings } = await surveyTerritory({ ...SMALL, chiefTowns: names }, 3);
    const chiefs = landmarks.communes.filter(({ name }) => names.includes(name));
    assert.equal(chiefs.length, 3);
    assert.ok(Math.min(...chiefs.map(({ population }) => population)) > 1_000);
    assert.deepEqual(new Set(dwellings.map(({ commune }) => commune)), new Set(landmarks.communes.map(({ code }) => code)));
    const [one] = dwellings;
    assert.deepEqual((await geo.reverse(one!.at)).address?.label, one!.address);
  });

  it('refuses asks beyond its bound, passes errors on, and fails what waits when it ends', async () => {
    const thread = askThread(new URL('./geo-thread.ts', import.meta.url), { part: 'asks', options: SMALL });
    const many = Array.from({ length: GEO_LIMITS.asks_waiting_max }, () => thread.ask('search', 'rue'));
    await assert.rejects(thread.ask('search', 'rue'), /too many asks/);
    await Promise.all(many);
    await assert.rejects(thread.ask('search', 12), TypeError);
    // So many before it that the last one cannot have its answer when the thread ends.
    const waiting = Promise.allSettled(Array.from({ length: GEO_LIMITS.asks_waiting_max }, () => thread.ask('search', 'rue')));
    await thread.close();
    const last = (await waiting).at(-1)!;
    assert.ok(last.status === 'rejected' && /has ended/.test(String(last.reason)));
    await assert.rejects(thread.ask('search', 'rue'), /has ended/);
  });
});
