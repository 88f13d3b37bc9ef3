import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#base/values/ids.ts';
import { inContext, systemContext } from '#base/store/context.ts';
import { callsSite } from '../fixtures/calls-site.ts';
import { testVehicles } from '../fixtures/test-vehicles.ts';
import { enterResources } from '../../store/resources.ts';
import { demoFleet } from './demo-fleet.ts';

const HERE = '9A0';

test('a vehicle that is sent comes nearer to its scene, the others tell that they stand at their base', async (t) => {
  const stops: (() => unknown)[] = [];
  const site = await callsSite({ name: t.name, after: (stop: () => unknown) => { stops.unshift(stop); } } as never);
  t.after(async () => { for (const stop of stops) await stop(); });
  const { regulation } = site.web;
  await inContext(regulation.app, systemContext('seed', 'demonstration'), (tx) =>
    enterResources(tx, regulation.partitionOfCentre(HERE), HERE, testVehicles(HERE)));
  const arm = await site.signIn('arm-valmont');
  const id = newId();
  await arm('PUT', `dossiers/${id}`, {});
  const [sent, stays] = testVehicles(HERE);
  const scene = { lat: sent!.baseLat + 0.05, lon: sent!.baseLon };
  await arm('POST', `dossiers/${id}/commandes`, { commands: [
    { type: 'modifier', id: newId(), changes: [{ path: 'location.geometry', seen: 0, value: { ...scene, precision: 'EXACTE', radius_m: null,
      source: 'REFERENTIEL', at: new Date().toISOString() } }] },
    { type: 'engager', id: newId(), mission: newId(), resource: sent!.resourceId, name: sent!.name, vehicleType: sent!.vehicleType }] });
  const round = demoFleet(regulation, 5_000);
  await round();
  await round();
  const { rows } = (await arm('GET', 'moyens')).body;
  const of = (resource: string) => rows.find((one: { resourceId: string }) => one.resourceId === resource);
  const north = (of(sent!.resourceId).lat - sent!.baseLat) * 111_195;
  assert.ok(Math.abs(north - 160) < 2, `${north} m after ten seconds`);
  assert.deepEqual([of(stays!.resourceId).lat, of(stays!.resourceId).lon], [stays!.baseLat, stays!.baseLon]);
  assert.ok(of(stays!.resourceId).positionAt > 0);
});
