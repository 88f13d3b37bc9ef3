import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLogger } from '#base/telemetry/logger.ts';
import { inContext, systemContext } from '#base/store/context.ts';
import { newId } from '#base/values/ids.ts';
import { enterOffers } from '../../store/care-offer.ts';
import type { CareOffer } from '../../domain/care-offer/offer.ts';
import { LIMITS } from '../../limits.ts';
import { callsSite, type CallsSite } from '../fixtures/calls-site.ts';
import { demoPartners } from '../partners/demo-partners.ts';
import { openHubClients } from '../partners/hub-clients.ts';

const ALWAYS = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: '00:00', to: '00:00' }));
const offer = (n: number): CareOffer => ({ id: `9A0-${n}`, type: n % 2 ? 'LIBERAL.MG' : 'LIBERAL.PHARM', category: 'PS',
  name: `Cabinet ${n}`,
  address: '1 rue', town: 'Valmont', phone: '+33199000000', lat: 46.2 + n / 100, lon: -3.4, opening: ALWAYS, slotMinutes: n % 2 ? 20 : 0,
  practitioner: { rppsId: '819999000001', lastName: 'X', firstName: 'Y' }, finess: null });

const fill = (site: CallsSite, count: number) => {
  const { regulation } = site.web;
  return inContext(regulation.app, systemContext('test', 'essai'), (tx) => enterOffers(tx,
    { partition: regulation.partitionOfCentre('9A0'), centre: '9A0' }, Array.from({ length: count }, (_, n) => offer(n + 1))));
};

test('care is found by sort and distance, a slot is promised once, the platform is told and answers', async (t) => {
  const stops: (() => unknown)[] = [];
  const site = await callsSite({ name: t.name, after: (stop: () => unknown) => { stops.unshift(stop); } });
  const hub = openHubClients(site.web.regulation, site.context, createLogger('test'), { pollMs: 20 });
  const stopPartners = demoPartners(hub.loopback!, Date.now, () => undefined);
  t.after(async () => {
    stopPartners();
    await hub.close();
    for (const stop of stops) await stop();
  });
  await fill(site, LIMITS.offers_max + 5);
  const [doctor, arm] = [await site.signIn('mrl-valmont'), await site.signIn('arm-valmont')];
  const found = (await doctor('GET', 'offre?type=LIBERAL.MG&lat=46.2&lon=-3.4')).body.rows;
  assert.deepEqual([found[0].name, found[0].open, found[0].metres > 1_000 && found[0].metres < 1_300], ['Cabinet 1', true, true]);
  assert.equal((await doctor('GET', 'offre')).body.rows.length, LIMITS.offers_max);
  assert.equal((await doctor('GET', 'offre?q=cabinet%2012')).body.rows[0].name, 'Cabinet 12');
  const [id, other] = [newId(), newId()];
  for (const one of [id, other]) await arm('PUT', `dossiers/${one}`, {});
  const [start] = found[0].slots as number[];
  const terms = { offer: found[0].id, category: 'PS', place: found[0].name, start: start!, end: start! + 1_200_000,
    practitioner: found[0].practitioner, organization: null, regulator: { id: null, lastName: 'R', firstName: 'S',
      email: 'r@example.org' } };
  const give = (who: typeof arm, dossier: string, command: object) => who('POST', `dossiers/${dossier}/commandes`,
    { commands: [{ id: newId(), ...command }] });
  assert.equal((await give(arm, id, { type: 'prendreRendezVous', appointment: 'a1', ...terms })).body.outcomes[0].code, 'ROLE_REFUSE');
  assert.equal((await give(doctor, id, { type: 'prendreRendezVous', appointment: 'a1', ...terms })).body.outcomes[0].ok, true);
  assert.equal((await give(doctor, other, { type: 'prendreRendezVous', appointment: 'a2', ...terms })).body.code, 'CRENEAU_PRIS');
  const slots = async () => (await doctor('GET', 'offre?q=cabinet%201&type=LIBERAL.MG')).body.rows
    .find((one: { id: string }) => one.id === terms.offer).slots as number[];
  assert.ok(!(await slots()).includes(start!));
  const sent = async () => (await doctor('GET', `dossiers/${id}`)).body.sent as { state: string; to: string; model: string }[];
  for (const end = Date.now() + 20_000; (await sent())[0]?.state !== 'delivered' && Date.now() < end;) {
    await new Promise((done) => { setTimeout(done, 50); });
  }
  assert.deepEqual((await sent()).map(({ model, to, state }) => [model, to, state]), [['RS-SAS-RDV', 'fr.health.sas', 'delivered']]);
  await give(doctor, id, { type: 'annulerRendezVous', appointment: 'a1' });
  assert.ok((await slots()).includes(start!));
  assert.equal((await give(doctor, other, { type: 'prendreRendezVous', appointment: 'a2', ...terms })).body.outcomes[0].ok, true);
});

test('call backs are listed by due time; a prescription is printed by doctors only, with their RPPS, and written down', async (t) => {
  const site = await callsSite(t);
  const [doctor, arm] = [await site.signIn('mrl-valmont'), await site.signIn('arm-valmont')];
  const id = newId();
  await arm('PUT', `dossiers/${id}`, {});
  const soon = Date.now() + 60_000;
  await doctor('POST', `dossiers/${id}/commandes`, { commands: [
    { type: 'decider', id: newId(), decision: 'd1', decisionType: 'PMT', prescription: 'Paracétamol' },
    { type: 'promettreRappel', id: newId(), callBack: 'r1', dueAt: soon, reason: 'fièvre' }] });
  assert.equal(Date.parse((await arm('GET', 'rappels')).body.rows[0].rappel_le), soon);
  await doctor('POST', `dossiers/${id}/commandes`, { commands: [{ type: 'rappelFait', id: newId(), callBack: 'r1' }] });
  assert.deepEqual((await arm('GET', 'rappels')).body.rows, []);
  const sheet = { lastName: 'Roc', firstName: 'Sam', email: 'sam.roc@example.org', rpps: '819999000001' };
  assert.equal((await doctor('PUT', 'fiche', { ...sheet, rpps: '123' })).status, 422);
  assert.equal((await doctor('PUT', 'fiche', sheet)).status, 200);
  assert.deepEqual((await doctor('GET', 'fiche')).body.sheet, sheet);
  assert.equal((await arm('GET', `dossiers/${id}/prescription/d1`)).status, 403);
  const printed = (await doctor('GET', `dossiers/${id}/prescription/d1`)).body;
  assert.deepEqual([printed.text, printed.prescriber], ['Paracétamol', { name: 'Sam Roc', rpps: '819999000001' }]);
  const { rowCount } = await site.db.admin.query(
    "select from access_audit where route like '%prescription%' and decision = 'allow' and $1::uuid = any(dossier_ids)", [id]);
  assert.equal(rowCount, 1);
});
