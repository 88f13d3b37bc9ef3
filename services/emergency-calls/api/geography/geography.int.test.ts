import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import { newId } from '#base/values/ids.ts';
import { inContext, systemContext } from '#base/store/context.ts';
import { CENTRES } from '../../data/centres.ts';
import { demoVehicles } from '../../data/demo-vehicles.ts';
import { enterResources } from '../../store/resources.ts';
import { LIMITS } from '../../limits.ts';
import { callsSite, SMALL_TERRITORY, type CallsSite, type Console } from '../fixtures/calls-site.ts';
import { openGeography, type Ground } from './geography.ts';
import { roadKeeper } from './road-keeper.ts';

const HERE = '9A0';
const NEAREST = 'moyens/plus-proches';
const there = ({ at: [lon, lat] }: { at: readonly [number, number] }) => ({ lat, lon });

describe('the geography of a centre', () => {
  const stops: (() => unknown)[] = [];
  let site: CallsSite;
  let ground: Ground;
  let arm: Console;

  before(async () => {
    site = await callsSite({ name: 'geography', after: (stop: () => unknown) => { stops.unshift(stop); } } as unknown as TestContext,
      { territory: SMALL_TERRITORY });
    const { regulation, geography } = site.web.kit;
    arm = await site.signIn('arm-valmont');
    ground = await new Promise((done) => { geography.onReady(done); });
    for (const { code: centre } of CENTRES) {
      await inContext(regulation.app, systemContext('seed', 'demonstration'), (tx) => enterResources(tx,
        regulation.partitionOfCentre(centre), centre, demoVehicles(centre, ground.landmarks, ground.territory)));
    }
  });
  after(async () => { for (const stop of stops) await stop(); });

  it('tells a console what is fixed on its map', async () => {
    const { body } = await arm('GET', 'territoire');
    assert.equal(body.state, 'ready');
    assert.deepEqual(body.seats.map((seat: { name: string }) => seat.name).sort(), ['Hautclos', 'Mirelac', 'Portneuf', 'Rivebelle',
      'Sombreval', 'Valmont']);
    assert.ok(body.spots.some(({ kind }: { kind: string }) => kind === 'hospital')
      && body.spots.some(({ kind }: { kind: string }) => kind === 'helipad'));
    assert.equal((await site.web.app.inject(body.styles.dark)).statusCode, 200);
  });

  it('finds a place with a slip, near the seat or near the caller, with the code of its town', async () => {
    const hospital = ground.landmarks.spots.find(({ kind }) => kind === 'hospital')!;
    const { body } = await arm('GET', `lieux?q=${encodeURIComponent(hospital.name.replace('h', ''))}`);
    assert.equal(body.places[0].label, hospital.name);
    const town = ground.landmarks.communes[hospital.commune]!;
    assert.deepEqual(body.places[0].commune, { code: town.code, name: town.name });
    const far = ground.landmarks.communes.at(-1)!;
    const [near] = (await arm('GET', `lieux?q=mairie&lat=${far.at[1]}&lon=${far.at[0]}`)).body.places;
    assert.equal(near.commune.code, far.code);
    const around = await arm('GET', `lieux/autour?lat=${far.at[1]}&lon=${far.at[0]}`);
    assert.equal(around.body.commune.code, far.code);
  });

  it('reads coordinates in any notation, and says which it doubts', async () => {
    const doubtsOf = async (q: string) => (await arm('GET', `lieux?q=${encodeURIComponent(q)}`)).body.places[0]?.doubts;
    assert.equal(await doubtsOf('46.0, -4.5'), undefined);
    assert.equal(await doubtsOf('46°00′00″N 4°30′00″W'), undefined);
    assert.deepEqual(await doubtsOf('0, 0'), ['null-island']);
    assert.deepEqual(await doubtsOf('-4.5, 46.0'), ['perhaps-swapped', 'outside-france']);
    assert.deepEqual(await doubtsOf('52.5, 13.4'), ['outside-france']);
  });

  it('proposes the soonest vehicles that fit, by road, with those of the neighbours apart', async () => {
    const scene = there(ground.landmarks.communes[5]!);
    const { body } = await arm('POST', NEAREST, { ...scene, crew: 'MED', flight: false });
    assert.equal(body.best.length, 5);
    assert.ok(body.best.every(({ crew, by, centre }: Record<string, string>) => crew === 'MED' && by === 'road' && centre === HERE));
    const times = body.best.map(({ totalMs }: { totalMs: number }) => totalMs);
    assert.deepEqual(times, times.toSorted((a: number, b: number) => a - b));
    assert.ok(body.out.some(({ reason }: { reason: string }) => reason === 'crew')
      && body.out.some(({ reason }: { reason: string }) => reason === 'flight'));
    assert.ok(body.neighbours.length > 0 && body.neighbours.every(({ centre }: { centre: string }) => centre !== HERE));
  });

  it('proposes nothing for a doubtful point until somebody confirmed it', async () => {
    const zero = await arm('POST', NEAREST, { lat: 0, lon: 0 });
    assert.deepEqual([zero.body.doubts, zero.body.best], [['null-island'], []]);
    const swapped = await arm('POST', NEAREST, { lat: -4.5, lon: 46, confirmed: true });
    assert.equal(swapped.body.best.length, 5);
    assert.ok(swapped.body.best.every(({ by }: { by: string }) => by !== 'road'));
  });

  it('a closed road counts in every process within five seconds, and no longer once it is open again', async (t) => {
    const other = openGeography(SMALL_TERRITORY, assert.ifError);
    t.after(() => other.close());
    const theirs = await new Promise<Ground>((done) => { other.onReady(done); });
    const keeper = roadKeeper(site.web.regulation, other);
    const [from, to] = [ground.landmarks.communes[0]!.at, ground.landmarks.communes[5]!.at];
    const time = async ({ geo }: Ground): Promise<number> => (await geo.arrivals(to, [{ at: from }], 'urgent'))[0]!.roadMs;
    const usual = await time(theirs);
    const way = (await ground.geo.route(to, from, 'urgent'))!.line;
    const [lon, lat] = way[way.length >> 1]!;
    const id = newId();
    const closed = await arm('PUT', `routes/${id}`, { lat, lon, reason: 'inondation' });
    assert.equal(closed.status, 201);
    assert.ok(await time(ground) > usual, 'at once here');
    await keeper.round();
    assert.ok(await time(theirs) > usual, 'at the next round there');
    assert.deepEqual((await arm('GET', 'routes')).body.rows.map((one: { id: string; own: boolean }) => [one.id, one.own]), [[id, true]]);
    assert.equal((await arm('POST', `routes/${id}/ouvrir`, {})).status, 200);
    await keeper.round();
    assert.deepEqual([await time(ground), await time(theirs)], [usual, usual]);
    assert.equal((await arm('POST', `routes/${id}/ouvrir`, {})).status, 404);
    assert.equal((await arm('PUT', `routes/${newId()}`, { lat: 0, lon: 0 })).status, 404);
  });

  it('only call takers and the supervisor close roads; nobody opens those of another centre', async () => {
    const [doctor, neighbour, supervisor] = [await site.signIn('mru-valmont'), await site.signIn('arm-rivebelle'),
      await site.signIn('superviseur-valmont')];
    const scene = there(ground.landmarks.communes[1]!);
    assert.equal((await doctor('PUT', `routes/${newId()}`, scene)).status, 403);
    const id = newId();
    assert.equal((await supervisor('PUT', `routes/${id}`, { ...scene, slowness: 3 })).status, 201);
    assert.equal((await neighbour('POST', `routes/${id}/ouvrir?centre=9B0`, {})).status, 404);
    assert.equal((await neighbour('GET', 'routes?centre=9B0')).body.rows[0].own, false);
    assert.equal((await supervisor('POST', `routes/${id}/ouvrir`, {})).status, 200);
  });

  it('keeps no more roads closed than its bound', async (t) => {
    const { regulation } = site.web;
    const partition = regulation.partitionOfCentre(HERE);
    await site.db.admin.query(`insert into route_fermee (partition, route_id, centre, lat, lon, rue, fermee_le, fermee_par)
      select $1, gen_random_uuid(), $2, 0, 0, 'x', now(), 'x' from generate_series(1, ${LIMITS.closed_roads_max})`, [partition, HERE]);
    t.after(() => site.db.admin.query(`delete from route_fermee`));
    assert.equal((await arm('PUT', `routes/${newId()}`, there(ground.landmarks.communes[1]!))).status, 409);
  });

  it('goes on without a map: places are typed, times are estimates, and it says so', async () => {
    const bare = openGeography(undefined, assert.ifError);
    const kept = site.web.kit.geography;
    site.web.kit.geography = bare;
    try {
      assert.deepEqual((await arm('GET', 'territoire')).body, { state: 'absent' });
      assert.deepEqual((await arm('GET', 'lieux?q=rue')).body, { state: 'absent', places: [] });
      const { places: [point] } = (await arm('GET', 'lieux?q=46.01,%20-4.49')).body;
      assert.deepEqual([point.kind, point.lat, point.lon], ['coordinates', 46.01, -4.49]);
      const { body } = await arm('POST', NEAREST, there(ground.landmarks.communes[5]!));
      assert.ok(body.best.some(({ by }: { by: string }) => by === 'straight-line') && body.neighbours.length === 0);
    } finally {
      site.web.kit.geography = kept;
    }
  });
});
