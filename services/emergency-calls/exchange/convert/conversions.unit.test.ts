import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it, test } from 'node:test';
import { referenceData } from '#test/reference-data.ts';
import { messagesOf, recipientOf, type Envelope } from '../envelope.ts';
import type { Json, JsonObject } from '../schema/json.ts';
import { findKindByRoot, getKind } from '../schema/kinds.ts';
import { validate } from '../schema/validate.ts';
import { caseFromFire } from './case-from-fire.ts';
import { caseToFire } from './case-to-fire.ts';
import { plainText } from './plain-text.ts';
import type { Making } from './tree.ts';
import { convertVersion, type Version } from './versions.ts';

const AT = Date.UTC(2024, 1, 10, 11, 34, 56);
const making = (): Making => ({ at: AT, newId: () => 'f5de' });

/** Ids that somebody had to make are the same on both sides. */
const masked = (value: Json): Json => JSON.parse(JSON.stringify(value)
  .replaceAll(/(medicalNote\.)(f5de7hj|a3b2YH8|c9d8jk9|he9i0kz|ye7jk6k|f5de)"/g, '$1ID"')
  .replaceAll(/(LOC|INAL)-\d{14}-f5de/g, '$1-ID')) as Json;

type Pair = { input: JsonObject; expected: JsonObject; envelope: Envelope; root: string };

const pairOf = (folder: string, name: string): Pair => {
  const read = (end: string) => {
    const envelope = JSON.parse(readFileSync(join(folder, `${name}.${end}.json`), 'utf8')) as Envelope;
    const [message] = messagesOf(envelope);
    const root = Object.keys(message!).find((key) => /^(create|resources)/.test(key))!;
    return { envelope, root, body: message![root] as JsonObject };
  };
  const input = read('input');
  return { input: input.body, expected: read('expected').body, envelope: input.envelope, root: input.root };
};

describe('conversions, equal to the official ones after masking made ids', () => {
  const cases: readonly (readonly [string, Version, Version])[] = [
    ['RS-EDA_v2_to_v3', 'v2', 'v3'], ['RS-EDA_v3_to_v2', 'v3', 'v2'], ['RS-RI_v1_to_v2', 'v1', 'v2'], ['RS-RI_v2_to_v3', 'v2', 'v3'],
    ['RS-SR_v1_to_v2', 'v1', 'v2'], ['RS-SR_v2_to_v3', 'v2', 'v3'],
  ];
  for (const [name, from, to] of cases) {
    it(name, (t) => {
      const folder = referenceData(t, 'emergency-calls/conversions');
      if (!folder) return;
      const { input, expected, root } = pairOf(folder, name);
      assert.deepEqual(masked(convertVersion(root, input, from, to, making())), masked(expected));
    });
  }

  it('RS-EDA to RC-EDA', (t) => {
    const folder = referenceData(t, 'emergency-calls/conversions');
    if (!folder) return;
    const { input, expected, envelope } = pairOf(folder, 'RS-EDA_to_RC-EDA_exhaustive');
    const found = caseToFire(input, envelope.senderID, making());
    assert.deepEqual(masked(found), masked(expected));
    assert.deepEqual(validate(found, getKind('RC-EDA').body).faults, []);
    for (const [file, count] of [['patients_list_1', '1'], ['patients_list_plusieurs', 'PLUSIEURS']] as const) {
      const { patient } = JSON.parse(readFileSync(join(folder, `${file}.json`), 'utf8')) as JsonObject;
      const { qualification } = caseToFire({ ...input, patient: patient! }, envelope.senderID, making());
      assert.deepEqual((qualification as JsonObject)['victims'], { count });
    }
  });

  for (const name of ['RC-EDA_to_RS-EDA_exhaustive', 'RC-EDA_to_RS-EDA_required']) {
    it(name, (t) => {
      const folder = referenceData(t, 'emergency-calls/conversions');
      if (!folder) return;
      const { input, expected, envelope } = pairOf(folder, name);
      const found = caseFromFire(input, envelope.senderID, recipientOf(envelope), making());
      assert.deepEqual(masked(found), masked(expected));
      assert.deepEqual(validate(found, getKind('RS-EDA').body).faults, []);
    });
  }
});

describe('conversions between versions', () => {
  it('go there and back for what both versions say', (t) => {
    const folder = referenceData(t, 'emergency-calls/samples');
    if (!folder) return;
    for (const path of globSync('{RS-SR,RS-RI,RS-DR,RS-RR,RS-ER,GEO-POS,GEO-RES,RC-REF,RS-EDA,RS-EDA-MAJ}/*.json', { cwd: folder })) {
      const sample = JSON.parse(readFileSync(join(folder, path), 'utf8')) as JsonObject;
      const [root = ''] = Object.keys(sample);
      const body = sample[root] as JsonObject;
      const up = convertVersion(root, convertVersion(root, body, 'v3', 'v1', making()), 'v1', 'v3', making());
      assert.deepEqual(validate(up, findKindByRoot(root)!.body).faults, [], path);
      if (/RS-SR|RS-DR|RS-RR|GEO|RC-REF/.test(path)) assert.deepEqual(up, body, path);
    }
  });

  it('lose nothing of a case: what v1 cannot say is in the notes', (t) => {
    const path = referenceData(t, 'emergency-calls/samples/RS-EDA/RS-EDA_partageDossier_LolaHalimi.01a.json');
    if (!path) return;
    const body = (JSON.parse(readFileSync(path, 'utf8')) as JsonObject)['createCaseHealth'] as JsonObject;
    const patient = { ...(body['patient'] as JsonObject[])[0]!, detail: { treatment: 'Ventoline', age: 'P10Y' } };
    const down = convertVersion('createCaseHealth', { ...body, patient: [patient] }, 'v3', 'v1', making());
    assert.match(JSON.stringify(down), /Traitements : Ventoline/);
    assert.doesNotMatch(JSON.stringify(down), /"patientId"|"treatment"/);
    const up = convertVersion('createCaseHealth', down, 'v1', 'v3', making());
    assert.deepEqual(validate(up, getKind('RS-EDA').body).faults, []);
    assert.equal(convertVersion('appointment', { a: 1 }, 'v1', 'v3', making())['a'], 1);
  });

  it('write values as text for people', () => {
    assert.equal(plainText({ b: '12', a: 'mot', c: [{ x: 'mot', z: true }] }), 'a: mot\nb: \'12\'\nc:\n- x: mot\n  z: true\n');
    assert.equal(plainText('T4'), 'T4\n...\n');
    assert.equal(plainText({ a: 'x\ny', b: '', c: 'non: c\'est' }), 'a: "x\\ny"\nb: \'\'\nc: \'non: c\'\'est\'\n');
  });
});

test('a vehicle of the first release gets its family; one that nobody published is another vehicle', () => {
  const up = (vehiculeType: string) => ((convertVersion('resourcesInfo', { caseId: 'c', mobilizedResource: [{ vehiculeType }] }, 'v1', 'v3',
    making())['resource'] as JsonObject[])[0]!)['vehicleType'];
  assert.deepEqual(['VSAV', 'SMUR.VLM', 'CALECHE', 'constructor'].map(up), ['SIS.VSAV', 'SMUR.VLM', 'AUTREVEC.AUTRE', 'AUTREVEC.AUTRE']);
});
