import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { caseFromFire } from './convert/case-from-fire.ts';
import { caseToFire } from './convert/case-to-fire.ts';
import { diagnosisWarnings } from './convert/diagnosis-words.ts';
import { createHubConversion } from './convert/hub-conversion.ts';
import { NO_RESOURCES, resourcesFromFire, resourcesToFire, statusToFire } from './convert/resources-fire.ts';
import { convertVersion, type Version } from './convert/versions.ts';
import { buildEnvelope } from './hub/build-envelope.ts';
import { judgeEnvelope, readEnvelope } from './read-envelope.ts';
import type { Json, JsonObject } from './schema/json.ts';
import { KINDS } from './schema/kinds.ts';
import type { Shape, Struct } from './schema/model.ts';
import { writeEnvelope } from './write-envelope.ts';

const AT = Date.UTC(2026, 0, 12);
const making = { at: AT, newId: () => 'x' };
const TEXT = fc.string({ unit: 'grapheme', maxLength: 20 });

/** One or two right values of each kind of text. */
const RIGHT: Readonly<Record<string, readonly string[]>> = {
  'YYYY-MM-DDThh:mm:ss±hh:mm': ['2026-01-12T21:04:05+01:00', '2024-02-29T00:00:00-03:30'], 'YYYY-MM-DD': ['2026-01-12'],
  '{country}.{domain}.{organisation}.{number}': ['fr.health.samu750.DRFR157502601200042', 'abcd'],
  '{country}.{domain}.{organisation}': ['fr.health.samu750'], '{organisation}.resource.{id}': ['fr.health.samu750.resource.VLM3'],
  '{organisation}.request.{id}': ['fr.health.samu750.request.1'], '{organisation}.patient.{id}': ['fr.health.samu750.patient.a.1'],
  '{organisation}.medicalNote.{id}': ['fr.health.samu750.medicalNote.z'], 'FINESS, SIREN, SIRET, APE': ['750712184', '8610Z'],
  '5 digits': ['75056'], '+ and 5 to 18 digits': ['+33612345678'], '2 to 14 digits': ['0612345678'],
  'P, 1 to 3 digits, Y M W or D': ['P6Y'], 'ICD-10 code': ['E11.2', 'O20'], '81 and 10 digits': ['811234567890'],
  'e-mail address': ['a.b@c.fr'], Rnn: ['R04', 'R99'], 'Cnn.nn.nn': ['C02.05.01'], 'Lnn.nn.nn': ['L01.00.00'],
  'Mnn.nn': ['M01.01', 'M02.01.01'],
};

const valueOf = (shape: Shape): fc.Arbitrary<Json> => {
  switch (shape.kind) {
    case 'struct': return bodyOf(shape);
    case 'code': return fc.constantFrom(...shape.codes);
    case 'flag': return fc.boolean();
    case 'int': return fc.integer();
    case 'num': return fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value || 0);
    case 'any': return fc.dictionary(fc.constantFrom('a', 'b'), TEXT.filter((text) => text !== ''), { minKeys: 1 });
    default: return RIGHT[shape.check.says] ? fc.constantFrom(...RIGHT[shape.check.says]!) : TEXT;
  }
};

/** Right bodies of a model; a list is never empty, since XML has no empty list. */
const bodyOf = (struct: Struct): fc.Arbitrary<JsonObject> => fc.record(
  Object.fromEntries(struct.fields.map(({ name, shape, many }) => [name,
    many ? fc.array(valueOf(shape), { minLength: 1, maxLength: Math.min(2, many.max) }) : valueOf(shape)])),
  { requiredKeys: struct.fields.filter(({ required }) => required).map(({ name }) => name) }) as fc.Arbitrary<JsonObject>;

describe('any right message of any kind', () => {
  for (const info of KINDS.filter(({ kind }) => kind !== 'CUSTOM')) {
    it(`${info.kind} is accepted, and the same after XML`, () => {
      fc.assert(fc.property(bodyOf(info.body), (body) => {
        const stamp = { sender: 'fr.health.samu750', recipient: 'fr.health.samu940', unique: '1', at: AT };
        const envelope = buildEnvelope(stamp, info.kind, body);
        const judged = judgeEnvelope(envelope);
        assert.ok(judged.ok, JSON.stringify(judged));
        const read = readEnvelope(writeEnvelope(envelope, 'xml'), 'xml');
        assert.ok(read.ok, JSON.stringify(read));
        assert.deepEqual(read.envelope, JSON.parse(JSON.stringify(envelope)));
      }), { numRuns: 15 });
    });
  }
});

describe('conversions', () => {
  const kinds = KINDS.filter(({ kind }) => kind !== 'CUSTOM');
  const roots = [...kinds.map(({ root }) => root), 'other'];
  const versions = fc.constantFrom<Version>('v1', 'v2', 'v3');

  it('never throw, whatever a body holds', () => {
    const odd = fc.oneof(fc.jsonValue().filter((value) => typeof value === 'object' && value !== null && !Array.isArray(value)),
      fc.constantFrom(...kinds).chain(({ body }) => bodyOf(body)));
    fc.assert(fc.property(fc.constantFrom(...roots), odd, versions, versions, (root, value, from, to) => {
      const body = value as JsonObject;
      convertVersion(root, body, from, to, making);
      caseToFire(body, 'fr.health.samu750', making);
      caseFromFire(body, 'fr.fire.sdis94', 'fr.health.samu940', making);
      resourcesFromFire(NO_RESOURCES, body);
      resourcesToFire(NO_RESOURCES, body);
      statusToFire(resourcesToFire(NO_RESOURCES, body).memory, body);
      diagnosisWarnings(body);
    }), { numRuns: 200 });
  });

  it('give what the other side accepts, for any right case', () => {
    const convert = createHubConversion(() => AT);
    for (const [kind, sender, recipient] of [['RS-EDA', 'fr.health.samu750', 'fr.fire.sdis94'],
      ['RC-EDA', 'fr.fire.sdis94', 'fr.health.samu750'], ['RC-RI', 'fr.fire.sdis94', 'fr.health.samu750']] as const) {
      const { body } = kinds.find((info) => info.kind === kind)!;
      fc.assert(fc.property(bodyOf(body), (right) => {
        const converted = convert(buildEnvelope({ sender, recipient, unique: '1', at: AT }, kind, right));
        assert.ok(converted.ok);
        converted.remember();
        for (const envelope of converted.envelopes) {
          const judged = judgeEnvelope(envelope);
          assert.ok(judged.ok, JSON.stringify(judged));
        }
      }), { numRuns: 30 });
    }
  });
});
