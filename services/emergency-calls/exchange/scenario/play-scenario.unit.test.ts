import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { referenceData } from '#test/reference-data.ts';
import { createEnvelopeReader } from '../envelope-reader.ts';
import { LoopbackHub } from '../loopback-hub.ts';
import type { JsonObject } from '../schema/json.ts';
import { playScenario } from './play-scenario.ts';
import { differences, parseScenarios, type Scenario } from './scenario.ts';

const [A, B] = ['fr.health.samu770', 'fr.health.samu940'];

const scenariosOf = (folder: string): Scenario[] => parseScenarios(
  JSON.parse(readFileSync(join(folder, 'scenarios/test_cases.json'), 'utf8')),
  (model, file) => JSON.parse(readFileSync(join(folder, 'samples', model, file), 'utf8')) as JsonObject);

const hubOf = (forms: readonly ['json' | 'xml', 'json' | 'xml']): LoopbackHub => {
  let ids = 0;
  return new LoopbackHub({
    clients: [{ id: A!, form: forms[0] }, { id: B!, form: forms[1] }], clock: () => Date.UTC(2026, 0, 12), newId: () => `${++ids}`,
    reader: createEnvelopeReader(),
  });
};

describe('recipe runs', () => {
  it('are all played from both sides, in JSON and XML', async (t) => {
    const folder = referenceData(t, 'emergency-calls');
    if (!folder) return;
    const scenarios = scenariosOf(folder);
    assert.deepEqual(scenarios.map(({ steps }) => steps.length), [8, 8, 7, 7, 4, 4, 12, 12]);
    for (const scenario of scenarios) {
      for (const forms of [['json', 'json'], ['json', 'xml'], ['xml', 'json']] as const) {
        const hub = hubOf(forms);
        let ids = 0;
        const reports = await playScenario({ scenario, tested: { link: hub.link(B!) }, counterpart: { link: hub.link(A!) },
          clock: () => Date.UTC(2026, 0, 12), newId: () => `s${++ids}` });
        assert.deepEqual(reports.filter(({ faults }) => faults.length), [], scenario.label);
      }
    }
  });

  it('tell what differs, but for what may', async (t) => {
    const folder = referenceData(t, 'emergency-calls');
    if (!folder) return;
    const [scenario] = scenariosOf(folder);
    const hub = hubOf(['json', 'json']);
    let ids = 0;
    const reports = await playScenario({
      scenario: { ...scenario!, steps: scenario!.steps.slice(0, 3) }, tested: { link: hub.link(B!) }, clock: () => Date.UTC(2026, 0, 12),
      newId: () => `s${++ids}`, wait_ms_max: 50,
      counterpart: {
        link: hub.link(A!),
        produce: async ({ id, body }) => id === '01a' ? { ...body, caseId: 'fr.health.samu770.other', owner: 'fr.health.samu940' }
          : id === '01b' ? { ...body, caseId: '!' } : undefined,
      },
    });
    assert.deepEqual(reports.map(({ faults }) => faults), [['$.owner'], ['RS-RI did not come'], []]);
  });

  it('compare bodies path by path', () => {
    assert.deepEqual(differences({ a: [1, { b: 2 }], c: 3 }, { a: [1, { b: 4 }, 5], d: 6 }, ['$.d']), ['$.a[1].b', '$.a[2]', '$.c']);
    assert.deepEqual(differences({ a: { b: 1 } }, { a: { b: 2 } }, ['$.a']), []);
    assert.throws(() => parseScenarios([{ categoryLabel: 'x', testCases: [{ label: 'y',
      steps: [{ id: '1', type: 'send', label: 'z', file: 'f', model: 'RS-SR' }] }] }], () => ({ resourcesInfo: {} })), /no RS-SR/);
  });
});
