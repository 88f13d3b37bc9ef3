import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { anyBody, chances } from '../fixtures/right-bodies.ts';
import type { Json } from '../schema/json.ts';
import { KINDS } from '../schema/kinds.ts';
import { validate } from '../schema/validate.ts';
import { convertVersion } from './versions.ts';

const TEST_KINDS = new Set(['CUSTOM', 'RC-DE', 'TECHNICAL', 'TECHNICAL_NOREQ']);
const BODIES = 120;

const leaves = (value: Json, path = '$'): [string, Json][] => (typeof value !== 'object' || value === null ? [[path, value]]
  : Object.entries(value).flatMap(([key, inner]) => leaves(inner as Json, Array.isArray(value) ? path : `${path}.${key}`)));

/**
 * Places whose value an older release cannot hold, as the published converter has it. Texts of them go into notes; of codes the nearest
 * that the release knows remains, and the label beside it.
 */
const CHANGED: Readonly<Record<string, readonly RegExp[]>> = {
  createCaseHealth: [/^\$\.interventionType$/, /externalId\.(source|value)$/, /\.destination\./, /\.orientationType$/,
    /^\$\.qualification\.origin$/, /^\$\.qualification\.(riskThreat|whatsHappen|locationKind|healthMotive)\./, /\.operator\.role$/,
    /\.details\.attribution$/, /\.caller\.(type|language)$/, /Contact\.type$/, /generalPractitioner\./, /\.resourceType$/,
    /\.detail\.(treatment|medicalHistory)$/],
  resourcesInfo: [/\.patientId$/], resourcesStatus: [/^\$\.state\.status$/], resourcesEngagement: [/\.team\.medicalLevel$/],
  reference: [/^\$\.step$/],
};

describe('any message to an older release and back', () => {
  for (const { kind, root, body: model } of KINDS.filter((one) => !TEST_KINDS.has(one.kind))) {
    it(`${kind}: right again, every text still told, all else the same but for what the older release has no word for`, () => {
      const chance = chances(2026);
      const may = CHANGED[root === 'createCaseHealthUpdate' ? 'createCaseHealth' : root] ?? [];
      for (let nth = 0; nth < BODIES; nth++) {
        const body = anyBody(model, chance);
        for (const version of ['v1', 'v2'] as const) {
          let ids = 0;
          const making = { at: Date.UTC(2026, 0, 1), newId: () => `n${ids++}` };
          const down = convertVersion(root, body, 'v3', version, making);
          const up = convertVersion(root, down, version, 'v3', making);
          assert.deepEqual(validate(up, model).faults, [], `${version} ${JSON.stringify(body)}`);
          const [told, again] = [JSON.stringify(down), JSON.stringify(up)];
          const back = Map.groupBy(leaves(up), ([path]) => path);
          for (const [path, value] of leaves(body)) {
            if (String(value).startsWith('canari')) assert.ok(told.includes(String(value)) && again.includes(String(value)),
              `${version} ${path}`);
            if (may.some((one) => one.test(path))) continue;
            assert.ok(back.get(path)?.some(([, one]) => one === value), `${version} ${path} ${String(value)}`);
          }
        }
      }
    });
  }
});
