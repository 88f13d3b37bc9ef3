import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { ValidateFunction } from 'ajv';
import fc from 'fast-check';
import { referenceData } from '#test/reference-data.ts';
import { mutationsOf, STRANGE } from './fixtures/json-mutations.ts';
import { officialFaults, officialJudges } from './fixtures/official-judge.ts';
import { fullBody } from './fixtures/right-bodies.ts';
import { buildEnvelope } from './hub/build-envelope.ts';
import { readEnvelope } from './read-envelope.ts';
import type { Json, JsonObject } from './schema/json.ts';
import { findKindByRoot, KINDS, type KindInfo } from './schema/kinds.ts';
import { isDottedId, isIdOf } from './schema/text-checks.ts';
import { validate } from './schema/validate.ts';

/** Faults without what two judges call differently: a code of the wrong type has both faults there, a long text breaks its pattern too. */
const pathsOf = (faults: readonly string[]): string[] => [...new Set(faults.map((fault) => fault.slice(0, fault.lastIndexOf(' '))))].sort();

const faultsOf = (value: Json, { body }: KindInfo): string[] => validate(value, body).faults.map(({ path, code }) => `${path} ${code}`);

type Base = { info: KindInfo; body: JsonObject };

let judges: ReadonlyMap<string, ValidateFunction> | undefined;
const judgesOf = (folder: string) => (judges ??= officialJudges(join(folder, 'schemas/json')));

/** Every official sample, and for every kind a body with each field of its model. */
const basesOf = (folder: string): Base[] => [...globSync('samples/*/*.json', { cwd: folder }).sort().map((path) => {
  const sample = JSON.parse(readFileSync(join(folder, path), 'utf8')) as JsonObject;
  const [root = ''] = Object.keys(sample);
  return { info: findKindByRoot(root)!, body: sample[root] as JsonObject };
}), ...KINDS.filter(({ kind }) => kind !== 'CUSTOM').map((info) => ({ info, body: fullBody(info.body) }))];

/** Of half a million messages changed in one place, one in so many is judged; a prime, so that every sort of change comes. */
const ONE_IN = 193;

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
  it('give the same verdict and the same paths on every sort of change in one place', (t) => {
    const folder = referenceData(t, 'emergency-calls');
    if (!folder) return;
    const official = judgesOf(folder);
    let [nth, judged] = [0, 0];
    for (const { info, body } of basesOf(folder)) {
      const judge = official.get(info.kind)!;
      assert.ok(judge(body), `${info.kind} ${officialFaults(judge).join()}`);
      for (const { name, make } of mutationsOf(body)) {
        if (nth++ % ONE_IN !== 0) continue;
        const value = make();
        judge(value);
        assert.deepEqual(pathsOf(faultsOf(value, info)), pathsOf(officialFaults(judge)), `${info.kind} ${name()}`);
        judged++;
      }
    }
    assert.ok(judged > 2_000, String(judged));
  });

  it('and on several changes at once', (t) => {
    const folder = referenceData(t, 'emergency-calls');
    if (!folder) return;
    const official = judgesOf(folder);
    const bases = basesOf(folder);
    const change = fc.record({
      seed: fc.nat(), what: fc.constantFrom('drop' as const, 'add' as const, 'replace' as const), with: fc.nat(),
    });
    fc.assert(fc.property(fc.nat(), fc.array(change, { maxLength: 6 }), (nth, changes) => {
      const { info, body } = bases[nth % bases.length]!;
      const mutated = changes.reduce(mutate, body as Json);
      const judge = official.get(info.kind)!;
      judge(mutated);
      assert.deepEqual(pathsOf(faultsOf(mutated, info)), pathsOf(officialFaults(judge)), `${info.kind} ${JSON.stringify(mutated)}`);
    }), { numRuns: 2000 });
  });
});

/** Where the hub's schema of whole messages lets more through than we: times with Z or fraction, keys beside a content, reserved keys. */
const STRICTER: readonly RegExp[] = [/ \$\.dateTime(Sent|Expires)$/, /^add .* \$\.content\.0(\.jsonContent)?$/, /^add constructor /];

describe('our envelope and header, judged by the official schemas', () => {
  const STAMP = { sender: 'fr.health.samu750', recipient: 'fr.health.samu940', unique: '1', at: Date.UTC(2026, 0, 12) };

  it('give the same verdict and the same paths on every sort of change around each kind of message', (t) => {
    const folder = referenceData(t, 'emergency-calls');
    if (!folder) return;
    const official = judgesOf(folder);
    const [whole, envelope] = [official.get('EDXL-DE-full')!, official.get('EDXL-DE-envelope-only')!];
    let [nth, judged] = [0, 0];
    for (const { info, body } of new Map(basesOf(folder).map((base) => [base.info.kind, base])).values()) {
      for (const { name, make } of mutationsOf(buildEnvelope(STAMP, info.kind, body) as unknown as JsonObject)) {
        const said = name();
        if (said.includes(`.${info.root}.`) || STRICTER.some((one) => one.test(said)) || nth++ % 53 !== 0) continue;
        const value = make();
        const read = readEnvelope(Buffer.from(JSON.stringify(value)), 'json');
        assert.equal(read.ok, whole(value), `${info.kind} ${name()}`);
        envelope(value);
        const ours = read.ok ? [] : read.faults.map(({ path, code }) => `${path} ${code}`).filter((fault) => !/\.message[. ]/.test(fault));
        assert.deepEqual(pathsOf(ours), pathsOf(officialFaults(envelope)), `${info.kind} ${name()}`);
        judged++;
      }
    }
    assert.ok(judged > 1_000, String(judged));
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
