import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import ajvFormats from 'ajv-formats';
import { Ajv, type ValidateFunction } from 'ajv';
import fc from 'fast-check';
import { referenceData } from '#test/reference-data.ts';
import type { Json, JsonObject } from './schema/json.ts';
import { findKindByRoot, KINDS } from './schema/kinds.ts';
import { isDottedId, isIdOf } from './schema/text-checks.ts';
import { validate } from './schema/validate.ts';

/** The two published patterns that take seconds on hostile text; here on short texts only, and never compiled by us. */
const DOTTED = /\{4,(9|10)\}\$$/;

const linear = (pattern: string, flags: string): RegExp => {
  const parts = DOTTED.exec(pattern);
  if (!parts) return new RegExp(pattern, flags.replace('u', ''));
  return { test: (text: string) => isDottedId(text, Number(parts[1])) } as RegExp;
};

const judges = (folder: string): Map<string, ValidateFunction> => {
  const regExp = Object.assign(linear, { code: '' });
  const ajv = new Ajv({ allErrors: true, strict: false, code: { regExp } });
  (ajvFormats as unknown as (to: Ajv) => void)(ajv);
  return new Map(KINDS.filter(({ kind }) => kind !== 'CUSTOM').map(({ kind }) => {
    const { $id: _id, ...schema } = JSON.parse(readFileSync(join(folder, `${kind}.schema.json`), 'utf8')) as JsonObject;
    return [kind, ajv.compile(schema)];
  }));
};

/** Paths of a judge, written as ours. */
const pathsOf = (judge: ValidateFunction): string[] => [...new Set((judge.errors ?? []).map((error) => {
  const { missingProperty, additionalProperty } = error.params as { missingProperty?: string; additionalProperty?: string };
  const at = error.instancePath.split('/').slice(1).map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  const keys = [...at, ...(missingProperty ?? additionalProperty) === undefined ? [] : [missingProperty ?? additionalProperty!]];
  return `$${keys.map((key) => /^\d+$/.test(key) ? `[${key}]` : `.${key}`).join('')}`;
}))].sort();

const STRANGE: Json[] = ['', 'x', 0, -1, 1.5, 1e300, true, null, [], {}, ['x'], [[]], { code: 'X' }, '2024-01-01T00:00:00Z',
  '2024-13-01T00:00:00+01:00', '2024-02-30T10:00:00+01:00', 'fr.health.samu750', 'M01', 'P0', '☎', '750', 'P12Y',
  '2024-01-01T00:00:00.5+01:00', 'fr.health.a.b.resource.c', '+33', 'E11.123', 'C01.01.01'];

type Change = { seed: number; what: 'drop' | 'add' | 'replace'; with: number };

/** Changes one place of a value, chosen by a number. */
const mutate = (value: Json, { seed, what, with: pick }: Change): Json => {
  const copy = structuredClone(value);
  const places: [JsonObject | Json[], string][] = [];
  const walk = (at: Json): void => {
    if (typeof at !== 'object' || at === null) return;
    for (const key of Object.keys(at)) {
      places.push([at as JsonObject, key]);
      walk((at as JsonObject)[key]!);
    }
  };
  walk(copy);
  const [holder, key] = places[seed % Math.max(places.length, 1)] ?? [];
  if (!holder || key === undefined) return copy;
  const strange = structuredClone(STRANGE[pick % STRANGE.length]!);
  if (what === 'replace') (holder as JsonObject)[key] = strange;
  else if (Array.isArray(holder)) what === 'drop' ? holder.splice(Number(key), 1) : holder.push(strange);
  else if (what === 'drop') delete holder[key];
  else holder[`extra${pick}`] = strange;
  return copy;
};

describe('our models, judged by the official schemas', () => {
  it('give the same verdict and the same paths on samples and mutated samples', (t) => {
    const folder = referenceData(t, 'emergency-calls');
    if (!folder) return;
    const byKind = judges(join(folder, 'schemas/json'));
    const samples = globSync('samples/*/*.json', { cwd: folder }).sort().map((path) => {
      const sample = JSON.parse(readFileSync(join(folder, path), 'utf8')) as JsonObject;
      const [root = ''] = Object.keys(sample);
      return { info: findKindByRoot(root)!, body: sample[root]! };
    });
    for (const kind of ['TECHNICAL', 'TECHNICAL_NOREQ'] as const) {
      const body = JSON.parse(readFileSync(join(folder, 'envelopes-valid/TECHNICAL/complete.json'), 'utf8')) as JsonObject;
      samples.push({ info: KINDS.find((info) => info.kind === kind)!, body });
    }
    const change = fc.record({
      seed: fc.nat(), what: fc.constantFrom('drop' as const, 'add' as const, 'replace' as const), with: fc.nat(),
    });
    fc.assert(fc.property(fc.nat(), fc.array(change, { maxLength: 4 }), (nth, changes) => {
      const { info, body } = samples[nth % samples.length]!;
      const mutated = changes.reduce(mutate, body);
      const judge = byKind.get(info.kind)!;
      judge(mutated);
      const found = [...new Set(validate(mutated, info.body).faults.map(({ path }) => path))].sort();
      assert.deepEqual(found, pathsOf(judge), `${info.kind} ${JSON.stringify(mutated)}`);
    }), { numRuns: 3000 });
  });
});

describe('the linear checks', () => {
  const texts = fc.array(fc.constantFrom('a', 'bc', '.', '-', '_', 'resource', '9', '!', '..'), { maxLength: 14 })
    .map((parts) => parts.join(''));

  it('say what the published patterns say', () => {
    fc.assert(fc.property(texts.filter((text) => text.length < 22), (text) => {
      assert.equal(isDottedId(text, 10), /^([a-zA-Z0-9_-]+\.?){4,10}$/.test(text), text);
      assert.equal(isDottedId(text, 9), /^([a-zA-Z0-9_-]+\.?){4,9}$/.test(text), text);
    }), { numRuns: 2000 });
    fc.assert(fc.property(texts, (text) => {
      assert.equal(isIdOf('resource', text), /^([a-zA-Z0-9_-]+\.){3,8}resource(\.[a-zA-Z0-9_-]+){1,2}$/.test(text), text);
    }), { numRuns: 2000 });
  });
});
