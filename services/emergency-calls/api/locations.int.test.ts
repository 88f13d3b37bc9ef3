import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#base/values/ids.ts';
import { createServer } from '#base/http/server.ts';
import { createLogger } from '#base/telemetry/logger.ts';
import { createMetrics } from '#base/telemetry/metrics.ts';
import { encodeAmlPost, encodeAmlSms } from '../exchange/aml/encode-aml.ts';
import type { Aml } from '../exchange/aml/aml.ts';
import { packGsm7 } from '../exchange/aml/gsm7.ts';
import { encodeMsd } from '../exchange/ecall/encode-msd.ts';
import type { Msd } from '../exchange/ecall/msd.ts';
import { callsSite } from './fixtures/calls-site.ts';
import { ingestRoutes } from './ingest-routes.ts';
import { amlKeyOf } from './location-routes.ts';

const CENTRE = '9A0';
const NUMBER = '0612345678';
const aml: Aml = { version: 1, channel: 'sms', latitude: 46.3, longitude: -3.4, radius_m: 12, altitude_m: null,
  positionedAt: 1_700_000_000_000,
  confidence_percent: 68, method: 'G', deviceNumber: '+33612345678', dialled: null, imsi: '208201771948415', imei: null, mcc: 208, mnc: 20,
  language: null, lengthOk: true };
const msd: Msd = { version: 2, messageIdentifier: 1, automatic: true, test: false, trusted: true, vehicle: 'passengerVehicleClassM1',
  vin: 'ECALLEXAMPLE02013', propulsion: ['electric'], timestamp: 1_700_000_000, latitude_mas: 46.3 * 3_600_000,
    longitude_mas: -3.4 * 3_600_000,
  directionDegrees: 90, recent: [null, null], passengers: 2 };
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

test('places meet their call whether they come before or after it, the surest first, and tell nothing of the telephone', async (t) => {
  const site = await callsSite(t);
  const arm = await site.signIn('arm-valmont');
  const post = await site.web.app.inject({ method: 'POST', url: `/v1/emergency-calls/aml?centre=${CENTRE}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: encodeAmlPost({ ...aml, radius_m: 400 }) });
  assert.deepEqual([post.statusCode, post.json()], [202, { calls: 0 }]);
  await site.telephony([{ eventId: 'e', callId: 'c', centre: CENTRE, kind: 'PRESENTED', line: '15', ani: NUMBER,
    at: new Date().toISOString() }]);
  const { places } = (await site.places(CENTRE, [{ number: NUMBER, text: encodeAmlSms(aml) },
    { number: NUMBER, packed: hex(packGsm7(encodeAmlSms({ ...aml, radius_m: 90 }))) }, { number: NUMBER, hex: hex(encodeMsd(msd)) },
    { number: NUMBER, hex: hex(encodeMsd({ ...msd, test: true })) }, { number: NUMBER, text: 'bonjour' }])).body;
  assert.deepEqual(places, [{ calls: 1, test: false }, { calls: 1, test: false }, { test: false, calls: 1 }, { calls: 0, test: true },
    { code: 'LOCALISATION_INVALIDE', defect: 'not-aml' }]);
  const { deviceNumber, latitude, longitude } = aml;
  const json = await site.machine(`aml?centre=${CENTRE}`, { v: 1, device_number: deviceNumber, location_latitude: latitude,
    location_longitude: longitude, location_accuracy: 30 });
  assert.deepEqual([json.status, json.body], [202, { calls: 1 }]);
  const odd = [null, 5, [], {}, { number: NUMBER, text: [encodeAmlSms(aml)] }, { number: 6, text: encodeAmlSms(aml) },
    { number: NUMBER, hex: 5 }, { number: NUMBER, text: 'A"ML=1;lt=46.3;lg=-3.4;rd=1e300' }];
  assert.deepEqual((await site.places(CENTRE, odd as any)).body.places, [...odd.slice(0, -1).map(() =>
    ({ code: 'LOCALISATION_INVALIDE', defect: 'form' })), { calls: 1, test: false }]);
  const { body } = await arm('GET', 'appels/c/historique');
  assert.deepEqual(body.places.map((one: { source: string; radius_m: number }) => [one.source, one.radius_m]),
    [['AML', 12], ['AML', 30], ['AML', 90], ['ECALL', 150], ['AML', 400], ['AML', null]]);
  assert.equal(JSON.stringify(body).includes('208201771948415'), false);
});

test('a car’s call begins its dossier: where from, who, by what, what crews must beware of; bad data are noted and the call is taken',
  async (t) => {
    const site = await callsSite(t);
    const arm = await site.signIn('arm-valmont');
    const ring = (callId: string, ani: string) => site.telephony([{ eventId: 'e', callId, centre: CENTRE, kind: 'PRESENTED', line: '112',
      ani, at: new Date().toISOString() }]);
    const pickUp = async (callId: string) => {
      const dossier = newId();
      await arm('PUT', `dossiers/${dossier}`, { call: callId });
      assert.equal((await arm('POST', `appels/${callId}/decrocher`, { dossier })).status, 200);
      return dossier;
    };
    const fieldsOf = async (dossier: string) => {
      const { fields } = (await arm('GET', `dossiers/${dossier}`)).body;
      return ['qualification.origin', 'initialAlert.caller.type', 'initialAlert.caller.callerContact', 'qualification.riskThreat']
        .map((path) => fields[path]?.value);
    };
    const expected = ['DATA', 'OBJCONNC', { channel: 'ECALL', type: 'TEL', detail: '+33612345678' },
      [{ code: 'R19', label: 'Risque électrique : véhicule électrique (eCall)' }]];
    // Before the pick-up, with neither place nor VIN that can be read.
    await ring('car-1', NUMBER);
    const noPlace = Buffer.from(encodeMsd({ ...msd, latitude_mas: null, longitude_mas: null }));
    for (let bit = 22; bit < 28; bit += 1) noPlace[2 + (bit >> 3)]! |= 0x80 >> (bit & 7);
    assert.deepEqual((await site.places(CENTRE, [{ number: NUMBER, hex: hex(noPlace) }])).body.places,
      [{ test: false, calls: 1, defect: 'vin' }]);
    const first = await pickUp('car-1');
    assert.deepEqual(await fieldsOf(first), expected);
    const [line] = (await arm('GET', `dossiers/${first}/appels`)).body.rows;
    assert.deepEqual([line.call, line.direction, line.medium, line.caller.number, line.called, line.first, line.recording],
      ['car-1', 'in', { list: 'canal', code: 'ECALL' }, '+33612345678', { number: null, name: '112' }, true, null]);
    const { places, vehicle } = (await arm('GET', 'appels/car-1/historique')).body;
    assert.deepEqual([places, vehicle], [[], { kind: 'passengerVehicleClassM1', vin: null, propulsion: ['electric'], passengers: 2,
      automatic: true, defect: 'vin' }]);
    // After the pick-up.
    await ring('car-2', '0612345679');
    const later = await pickUp('car-2');
    assert.equal((await fieldsOf(later))[0], undefined);
    await site.places(CENTRE, [{ number: '0612345679', hex: hex(encodeMsd(msd)) }]);
    assert.deepEqual((await fieldsOf(later))[1], 'OBJCONNC');
    await arm('POST', `dossiers/${later}/commandes`, { commands: [{ type: 'joindre', id: newId(), main: first }] });
    const { rows } = (await arm('GET', `dossiers/${first}/appels`)).body;
    assert.deepEqual(rows.map((one: { call: string; joined: string | null }) => [one.call, one.joined !== null]),
      [['car-1', false], ['car-2', true]]);
    // Cut short: the defect stands with the call.
    await ring('car-3', '0612345670');
    assert.deepEqual((await site.places(CENTRE, [{ number: '0612345670', hex: hex(encodeMsd(msd).subarray(0,
      20)) }])).body.places[0].defect,
      'length');
    const cut = (await arm('GET', 'appels/premiers')).body.rows.find(({ callId }: { callId: string }) => callId === 'car-3');
    assert.deepEqual([cut.place, cut.vehicle.defect], [null, 'length']);
  });

test('a real site without the key of telephones takes no unsigned post', async (t) => {
  assert.equal(amlKeyOf({ env: 'production', settings: {} }), 'closed');
  assert.equal(amlKeyOf({ env: 'test', settings: {} }), undefined);
  assert.deepEqual(amlKeyOf({ env: 'production', settings: { SOCLE_CALLS_AML_KEY: 'k' } }), Buffer.from('k'));
  const { web: { regulation } } = await callsSite(t);
  const app = await createServer({ service: 'closed', logger: createLogger('closed'), metrics: createMetrics('closed') });
  t.after(() => app.close());
  ingestRoutes(app, regulation, [], 'closed');
  const post = await app.inject({ method: 'POST', url: `/v1/emergency-calls/aml?centre=${CENTRE}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: encodeAmlPost(aml) });
  assert.deepEqual([post.statusCode, post.json().code], [403, 'AML_FERME']);
  const json = await app.inject({ method: 'POST', url: `/v1/emergency-calls/aml?centre=${CENTRE}`, payload: { location_latitude: 1 } });
  assert.deepEqual([json.statusCode, json.json().code], [401, 'MSG_SIGNATURE']);
});
