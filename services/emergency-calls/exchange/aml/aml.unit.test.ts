import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { referenceData } from '#test/reference-data.ts';
import { AML_LIMITS, type Aml } from './aml.ts';
import { encodeAmlPost, encodeAmlSms } from './encode-aml.ts';
import { packGsm7, unpackGsm7 } from './gsm7.ts';
import { parseAmlJson, parseAmlPost } from './parse-post.ts';
import { parseAmlSms } from './parse-sms.ts';

const KEY = Buffer.from('a key of the operator');
const degrees = (limit: number) => fc.integer({ min: -limit * 100_000, max: limit * 100_000 }).map((n) => n / 100_000);
const digits = fc.stringMatching(/^[0-9]{15}$/);
const drawn = fc.record({ latitude: degrees(90), longitude: degrees(180), radius_m: fc.option(fc.nat(50_000)),
  positionedAt: fc.option(fc.integer({ min: 0, max: 4_000_000_000 }).map((s) => s * 1_000)), confidence_percent: fc.option(fc.nat(100)),
  method: fc.constantFrom('G', 'W', 'C', 'U' as const), imsi: fc.option(digits), imei: fc.option(digits),
    mcc: fc.option(fc.integer({ min: 200, max: 750 })),
  mnc: fc.option(fc.nat(99)), altitude_m: fc.option(fc.nat(4_000)), dialled: fc.option(fc.constantFrom('112', '15')) },
    { noNullPrototype: true });
const base = { channel: 'sms', deviceNumber: null, language: null, lengthOk: true } as const;

test('the published messages read to their values', (t) => {
  const path = referenceData(t, 'emergency-calls/location/aml.json');
  if (path === undefined) return;
  const [sms, https] = JSON.parse(readFileSync(path, 'utf8')).cases;
  const first = parseAmlSms(sms.input);
  assert.ok('aml' in first);
  const { aml } = first;
  assert.deepEqual([aml.latitude, aml.longitude, aml.radius_m, aml.positionedAt, aml.confidence_percent, aml.method, aml.imsi, aml.imei,
    aml.mcc,
    aml.mnc, aml.lengthOk], [sms.expect.latitude, sms.expect.longitude, sms.expect.radiusM, Date.parse(sms.expect.positionedAt),
    sms.expect.confidencePct, sms.expect.method, sms.expect.imsi, sms.expect.imei, sms.expect.mcc, sms.expect.mnc, sms.expect.lengthOk]);
  const second = parseAmlPost(https.input);
  assert.ok('aml' in second);
  const { expect } = https;
  assert.deepEqual([second.aml.deviceNumber, second.aml.latitude, second.aml.longitude, second.aml.positionedAt, second.aml.radius_m,
    second.aml.method, second.aml.confidence_percent, second.aml.imei], [expect.deviceNumber, expect.latitude, expect.longitude,
    expect.positionedAtMs, expect.radiusM, expect.method[0], expect.confidencePct, expect.imei]);
});

test('10,000 random texts of each version come back equal, also packed in seven bits', () => {
  fc.assert(fc.property(drawn, (one) => {
    const aml: Aml = { ...base, ...one, version: 1, altitude_m: null, dialled: null };
    const text = encodeAmlSms(aml);
    assert.deepEqual(parseAmlSms(unpackGsm7(packGsm7(text))), { aml });
  }), { numRuns: 10_000 });
  fc.assert(fc.property(drawn, (one) => {
    const network = one.mcc === null || one.mnc === null ? { mcc: null, mnc: null } : {};
    const aml: Aml = { ...base, ...one, ...network, version: 2 };
    assert.deepEqual(parseAmlSms(encodeAmlSms(aml)), { aml });
  }), { numRuns: 10_000 });
});

test('a post is taken when its signature is right and refused when one byte differs', () => {
  fc.assert(fc.property(drawn, (one) => {
    const aml: Aml = { ...base, ...one, version: 1, channel: 'https', deviceNumber: '+33612345678' };
    const post = encodeAmlPost(aml, KEY);
    assert.deepEqual(parseAmlPost(post, KEY), { aml });
    assert.deepEqual(parseAmlPost(post.replace('v=1', 'v=2'), KEY), { defect: 'signature' });
  }), { numRuns: 1_000 });
  assert.deepEqual(parseAmlPost('v=1&location_latitude=1&location_longitude=1', KEY), { defect: 'signature' });
});

test('a wrong length is usable and flagged; what is no message gives its defect', () => {
  const wrong = parseAmlSms('A"ML=1;lt=48;lg=2;ml=99');
  assert.ok('aml' in wrong && !wrong.aml.lengthOk);
  assert.deepEqual(['bonjour', 'A"ML=3;lt=1', 'A"ML=1;lt=x;lg=2', 'A"ML=1;lt=91;lg=2',
    'x'.repeat(AML_LIMITS.sms_chars_max + 1)].map(parseAmlSms),
    ['not-aml', 'version', 'position', 'position', 'too-long'].map((defect) => ({ defect })));
  assert.deepEqual(parseAmlPost('x'.repeat(AML_LIMITS.post_bytes_max + 1)), { defect: 'too-long' });
  assert.ok('aml' in parseAmlSms(`A"ML=1;lt=1;lg=2;${'a=b;'.repeat(AML_LIMITS.pairs_max)}`));
});

test('any text gives a value or a defect', () => {
  fc.assert(fc.property(fc.string({ maxLength: 300 }), (text) => { parseAmlSms(`A"ML=1;${text}`); parseAmlPost(text); }),
    { numRuns: 3_000 });
  fc.assert(fc.property(fc.uint8Array({ maxLength: 160 }), (bytes) => { parseAmlSms(unpackGsm7(bytes)); }), { numRuns: 3_000 });
});

test('what gateways and telephones write otherwise reads the same; a figure that cannot be is unknown, and the place is kept', () => {
  const SAID = 'lt=48.5;lg=2.5';
  const read = (text: string) => {
    const verdict = parseAmlSms(text);
    if ('defect' in verdict) return verdict.defect;
    const { latitude, longitude, radius_m, positionedAt, confidence_percent, mcc, mnc, lengthOk } = verdict.aml;
    return [latitude, longitude, radius_m, positionedAt, confidence_percent, mcc, mnc, lengthOk];
  };
  const place = (...rest: unknown[]) => [48.5, 2.5, ...rest];
  const table: [string, unknown][] = [
    [`\r\n A"ML=1;${SAID};rd=5;ml=32 \n`, place(5, null, null, null, null, true)],
    [`A"ML=1; lt = +48.5 ;lg=+002.5;rd=N;lc=N`, place(null, null, null, null, null, true)],
    [`A"ML=1;${SAID};rd=-1;lc=101;top=20260230000000`, place(null, null, null, null, null, true)],
    [`A"ML=1;${SAID};rd=1e300;top=20261301000000`, place(null, null, null, null, null, true)],
    [`A"ML=1;${SAID};rd=0x10;top=00000101000000`, place(null, null, null, null, null, true)],
    ['A"ML=1;lt=0x10;lg=2', 'position'], ['A"ML=1;lt=48,5;lg=2', 'position'], ['A"ML=1;lt=+00.00000;lg=+000.00000;rd=N;pm=N', 'position'],
    [`A"ML=12;${SAID}`, 'version'], ['A"ML=2;lt=48;lg=2', 'position'],
    ['A"ML=2;et=1700000000;lt=-5;lo=+48.5,+2.5,12;lz=+30,5;nc=20820', place(12, 1_699_999_995_000, null, 208, 20, true)],
    ['A"ML=2;lo=48.5,2.5;rd=7;nc=208-01', place(7, null, null, 208, 1, true)],
    ['A"ML=2;lo= 48.5 , 2.5 , N ,9;lz=,;et=1e300;nc=x', place(null, null, null, null, null, true)],
    ['A"ML=2;lo=48.5,2.5,;et=99999999999', place(null, null, null, null, null, true)], ['A"ML=2;lo=48.5', 'position'],
  ];
  assert.deepEqual(table.map(([text]) => [text, read(text)]), table);
});

test('a post says the same as JSON, and nothing that a register could not keep', () => {
  const members = { v: 1, device_number: '+33612345678', location_latitude: 48.5, location_longitude: '2.5', location_time: 1.7e12,
    location_accuracy: 10.4, location_source: 'gps', location_certainty: 83, cell_network_mcc: 208, cell_network_mnc: 20 };
  const form = new URLSearchParams(Object.entries(members).map(([name, value]) => [name, String(value)])).toString();
  assert.deepEqual(parseAmlJson(members), parseAmlPost(form));
  const odd = parseAmlPost('location_latitude=1&location_longitude=2&device_number=%2B336%00%0A12&location_time=1e20&device_imei='
    + 'x'.repeat(500));
  assert.ok('aml' in odd);
  assert.deepEqual([odd.aml.deviceNumber, odd.aml.positionedAt, odd.aml.imei?.length], ['+33612', null, 128]);
  fc.assert(fc.property(fc.dictionary(fc.constantFrom('v', 'location_latitude', 'location_longitude', 'location_time', '__proto__'),
    fc.anything()), (told) => { parseAmlJson(told); }));
});
