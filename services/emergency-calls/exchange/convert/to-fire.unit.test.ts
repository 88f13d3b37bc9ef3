import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { referenceData } from '#test/reference-data.ts';
import type { Json, JsonObject } from '../schema/json.ts';
import { getKind } from '../schema/kinds.ts';
import type { Shape, Struct } from '../schema/model.ts';
import { validate } from '../schema/validate.ts';
import { CASE_TO_FIRE, caseToFire } from './case-to-fire.ts';
import { diagnosisWarnings, diagnosisWordsIn } from './diagnosis-words.ts';
import { pathsOf } from './pick.ts';
import {
  latestState, NO_RESOURCES, RESOURCE_TO_FIRE, resourcesFromFire, resourcesToFire, statusToFire, type ResourceMemory,
} from './resources-fire.ts';
import { listAt, textAt } from './tree.ts';

const CANARY = 'CANARY';
const NUMBER = 918_273_645;
const making = { at: Date.UTC(2024, 1, 10), newId: () => 'f5de' };
const allowed = new Set(pathsOf(CASE_TO_FIRE));
/** Names that the model itself gives a place: a key of such a name is no unknown one. */
const PLACED = new Set(['__proto__', ...[...allowed].flatMap((path) => path.split('.'))]);

/** What conversion adds by itself, beside the allowed paths. */
const ADDED = new RegExp(`^(${['referenceVersion', 'qualification.victims.count', 'location.(locID|country)',
  'initialAlert.(id|reception|reporting|callTaker.(organization|controlRoom)|qualification..*|location..*)'].join('|')})$`);

/** Every field of a model filled: what may leave with `ok`, everything else with canaries, and unknown keys beside. */
const filled = (struct: Struct, path: string, extra: readonly string[]): JsonObject => ({
  ...Object.fromEntries(struct.fields.map(({ name, shape, many }) => {
    const value = fill(shape, path + name, extra);
    return [name, many ? [value, value] : value];
  })),
  ...Object.fromEntries(extra.map((key) => [key, { [key]: CANARY, freetext: [CANARY] }])),
});

const fill = (shape: Shape, path: string, extra: readonly string[]): Json => {
  if (shape.kind === 'struct') return filled(shape, `${path}.`, extra);
  if (allowed.has(path)) return 'ok';
  return shape.kind === 'num' || shape.kind === 'int' ? NUMBER : shape.kind === 'any' ? { x: CANARY } : CANARY;
};

const leaves = (value: Json, path = ''): string[] => {
  if (Array.isArray(value)) return value.flatMap((one) => leaves(one, path));
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, path ? `${path}.${key}` : key));
};

describe('what leaves for fire and police', () => {
  const key = fc.oneof(fc.string({ minLength: 1, maxLength: 12 }), fc.constantFrom('patient', 'freetext', 'notes', 'code', 'toJSON'));

  it('is on the allow-list, whatever else the case holds: no canary comes out', () => {
    const model = getKind('RS-EDA').body;
    fc.assert(fc.property(fc.uniqueArray(key, { maxLength: 4 }), (keys) => {
      const unknown = keys.filter((name) => !model.byName.has(name) && !PLACED.has(name));
      const fire = caseToFire(filled(model, '', unknown), 'fr.health.samu750', making);
      const text = JSON.stringify(fire);
      assert.ok(!text.includes(CANARY) && !text.includes(String(NUMBER)), text);
      for (const path of leaves(fire)) assert.ok(allowed.has(path) || ADDED.test(path), path);
    }));
    assert.equal(model.fields.length > 10 && allowed.size > 30, true);
  });

  it('is no object in the place of a value, however deep', () => {
    fc.assert(fc.property(fc.constantFrom(...allowed), fc.jsonValue(), (path, value) => {
      const keys = path.split('.');
      const nested = keys.reduceRight<Json>((inner, name) => ({ [name]: inner }), { hidden: CANARY, value: value as Json, l: [[CANARY]] });
      assert.ok(!JSON.stringify(caseToFire(nested as JsonObject, 'fr.health.samu750', making)).includes(CANARY));
    }));
  });

  it('is warned about where people wrote a diagnosis, and nowhere else', () => {
    assert.deepEqual(diagnosisWordsIn('Patient diabétique, épilepsie connue, sous insuline. E11.2'),
      ['diabétique', 'épilepsie', 'insuline', 'E11.2']);
    for (const text of ['Chute dans les escaliers, artiste blessé au bras', 'Accident rue Victor Hugo, sort avec une échelle', '']) {
      assert.deepEqual(diagnosisWordsIn(text), [], text);
    }
    assert.deepEqual(diagnosisWarnings({ location: { freetext: 'AVC au 3e' }, qualification: { healthMotive: { label: 'Signes d’AVC' } },
      initialAlert: { notes: [{ freetext: 'rien' }, { freetext: 'suspicion d\'AVC' }] } }),
    [{ path: '$.location.freetext', word: 'AVC' }, { path: '$.initialAlert.notes[1].freetext', word: 'AVC' }]);
    assert.equal(diagnosisWarnings({ freetext: 'AVC '.repeat(500) }).length, 50);
  });
});

describe('resources between 15 and 18', () => {
  const state = (status: string, datetime = '2024-05-26T13:20:00+02:00') => ({ datetime, status });
  const resource = (id: string, status: string, type = 'SIS'): JsonObject =>
    ({ datetime: '2024-05-26T13:18:00+02:00', resourceId: `fr.fire.sdis77.resource.${id}`, vehicleType: type, state: state(status) });
  const CASE = 'fr.fire.sdis77.x.1';
  const step = (memory: ResourceMemory, ...resources: JsonObject[]) => {
    const found = resourcesFromFire(memory, { caseId: CASE, resource: resources });
    return { ...found, kinds: found.messages.map(({ kind, body }) => `${kind} ${textAt(body, 'resourceId')?.at(-1) ?? ''}`.trim()) };
  };

  it('come in as a list and statuses, later only what changed', () => {
    const first = step(NO_RESOURCES, resource('A', 'DEPART'), resource('B', 'DEPART'));
    assert.deepEqual(first.kinds, ['RS-RI', 'RS-SR A', 'RS-SR B']);
    const second = step(first.memory, resource('A', 'DEPART'), resource('B', 'ARRIVEE'));
    assert.deepEqual(second.kinds, ['RS-SR B']);
    const third = step(second.memory, resource('A', 'DEPART'), resource('B', 'ARRIVEE'), resource('C', 'DEPART'));
    assert.deepEqual(third.kinds, ['RS-RI', 'RS-SR C']);
    const fourth = step(third.memory, resource('A', 'DEPART'));
    assert.deepEqual(fourth.kinds, ['RS-RI']);
    assert.deepEqual(step(fourth.memory, resource('A', 'DEPART')).kinds, []);
    for (const { kind, body } of first.messages) assert.deepEqual(validate(body, getKind(kind).body).faults, []);
  });

  it('go out without patient, with their latest state, SMUR and fire only', () => {
    const list: JsonObject = { caseId: CASE, resource: [
      { ...resource('A', 'x', 'SMUR.VLM'), state: [state('DECLENCHE', '2024-05-26T13:00:00+02:00'), state('DEPART')], missionId: 'm',
        patientId: 'fr.health.samu770.patient.1', secret: CANARY },
      { ...resource('B', 'x', 'TSU.AMB'), state: [state('DEPART')] }, { ...resource('C', 'x', 'SIS.VSAV'), state: [] },
    ] };
    const out = resourcesToFire(NO_RESOURCES, list);
    const [message] = out.messages;
    assert.ok(message?.kind === 'RC-RI' && !JSON.stringify(message).includes(CANARY));
    assert.deepEqual(validate(message.body, getKind('RC-RI').body).faults, []);
    assert.deepEqual(listAt(message.body, 'resource').map(({ vehicleType, operationId, state: kept, patientId }) =>
      [vehicleType, operationId, (kept as JsonObject)['status'], patientId]), [['SMUR', 'm', 'DEPART', undefined]]);
    const told = statusToFire(out.memory, { caseId: CASE, resourceId: 'fr.fire.sdis77.resource.C', state: state('ARRIVEE') });
    assert.ok('messages' in told);
    assert.equal(listAt(told.messages[0]!.body, 'resource').length, 2);
    assert.ok('unconvertible' in statusToFire(NO_RESOURCES, { resourceId: 'x' }));
    assert.deepEqual(resourcesToFire(NO_RESOURCES, { caseId: CASE, resource: [] }).messages, []);
    assert.ok(!pathsOf(RESOURCE_TO_FIRE).some((path) => path.includes('patient')));
  });

  it('are ordered by instants, not by texts', () => {
    const [summer, winter] = [state('A', '2026-10-25T02:50:00+02:00'), state('B', '2026-10-25T02:10:00+01:00')];
    assert.equal(latestState([winter, summer]), winter);
    assert.equal(latestState([]), undefined);
  });

  it('of the official fire messages convert in their order', (t) => {
    const folder = referenceData(t, 'emergency-calls/samples/RC-RI');
    if (!folder) return;
    let memory = NO_RESOURCES;
    const counts = [2, 3, 4, 5, 6, 7, 8].map((n) => {
      const body = (JSON.parse(readFileSync(join(folder, `RC-RI_Incendie_RaymondeLECCIA.0${n}.json`), 'utf8')) as JsonObject);
      const found = resourcesFromFire(memory, body['resourcesInfoCisu'] as JsonObject);
      memory = found.memory;
      for (const message of found.messages) assert.deepEqual(validate(message.body, getKind(message.kind).body).faults, []);
      return found.messages.length;
    });
    assert.ok(counts[0]! > 1 && counts.every((count) => count >= 0));
  });
});
