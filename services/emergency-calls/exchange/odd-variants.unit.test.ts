import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { referenceData } from '#test/reference-data.ts';
import { ODD_VARIANTS, SMALLEST, type OddVariant } from './fixtures/odd-variants.ts';
import { officialJudges } from './fixtures/official-judge.ts';
import { buildEnvelope } from './hub/build-envelope.ts';
import { readEnvelope } from './read-envelope.ts';
import type { Json, JsonObject } from './schema/json.ts';
import { KINDS } from './schema/kinds.ts';
import { validate } from './schema/validate.ts';
import { writeEnvelope } from './write-envelope.ts';

const STAMP = { sender: 'fr.health.samu940', recipient: 'fr.health.samu750', unique: '1', at: Date.UTC(2026, 0, 12) };

const bodyOf = ([kind, path, value]: OddVariant): JsonObject => {
  const body = structuredClone(SMALLEST[kind]!);
  const names = path.split('.');
  const last = names.pop()!;
  const holder = names.reduce<Json>((at, name) => (at as JsonObject)[name]!, body) as JsonObject;
  holder[last] = value;
  return body;
};

test('odd variants of the messages that carry much: taken or refused as the table says, the same in both forms', () => {
  for (const row of ODD_VARIANTS) {
    const [kind, path, , verdict] = row;
    const [body, name] = [bodyOf(row), `${kind} ${path} ${JSON.stringify(row[2])}`];
    const faults = validate(body, KINDS.find((one) => one.kind === kind)!.body).faults.map((fault) => `${fault.path} ${fault.code}`);
    assert.deepEqual(faults, verdict === 'taken' ? [] : verdict, name);
    if (verdict !== 'taken') continue;
    const envelope = buildEnvelope(STAMP, kind, body);
    for (const form of ['json', 'xml'] as const) assert.ok(readEnvelope(writeEnvelope(envelope, form), form).ok, `${name} ${form}`);
  }
});

test('the published schemas give the same verdict on each', (t) => {
  const folder = referenceData(t, 'emergency-calls');
  if (!folder) return;
  const judges = officialJudges(join(folder, 'schemas/json'));
  for (const row of ODD_VARIANTS) {
    assert.equal(judges.get(row[0])!(bodyOf(row)), row[3] === 'taken', `${row[0]} ${row[1]} ${JSON.stringify(row[2])}`);
  }
});
