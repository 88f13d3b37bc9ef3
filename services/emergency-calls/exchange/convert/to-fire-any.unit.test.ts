import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { messagesOf } from '../envelope.ts';
import { anyBody, chances } from '../fixtures/right-bodies.ts';
import { buildEnvelope } from '../hub/build-envelope.ts';
import type { Json, JsonObject } from '../schema/json.ts';
import { getKind, KINDS, type Kind } from '../schema/kinds.ts';
import { validate } from '../schema/validate.ts';
import { CASE_TO_FIRE } from './case-to-fire.ts';
import { createHubConversion } from './hub-conversion.ts';
import { pathsOf } from './pick.ts';
import { RESOURCE_TO_FIRE } from './resources-fire.ts';
import { convertVersion, type Version } from './versions.ts';

const AT = Date.UTC(2026, 0, 12);
const STAMP = { sender: 'fr.health.samu750', recipient: 'fr.fire.sdis94', unique: '1', at: AT };
const BODIES = 100;

/** Kinds of the fire service's own model, or that both sides read as they are: no case of health is in them. */
const PASS: ReadonlySet<Kind> = new Set(['RC-EDA', 'RC-RI', 'EMSI', 'RC-REF', 'RS-ERROR', 'RC-DE', 'CUSTOM', 'TECHNICAL',
  'TECHNICAL_NOREQ']);
const MAY: Readonly<Partial<Record<Kind, readonly string[]>>> = { 'RS-EDA': pathsOf(CASE_TO_FIRE),
  'RS-RI': pathsOf(RESOURCE_TO_FIRE).map((path) => `resource.${path}`), 'RS-SR': [] };

const canaries = (value: Json, path = ''): [path: string, canary: string][] => (typeof value === 'string' && value.startsWith('canari')
  ? [[path, value]] : typeof value !== 'object' || value === null ? [] : Object.entries(value).flatMap(([key, inner]) =>
    canaries(inner as Json, Array.isArray(value) ? path : path ? `${path}.${key}` : key)));

describe('whatever a centre sends to a fire service', () => {
  for (const { kind, root, body: model } of KINDS.filter((one) => !PASS.has(one.kind))) {
    it(`${kind}, of any release: no text leaves but from the list of allowed paths`, () => {
      const chance = chances(15);
      for (let nth = 0; nth < BODIES; nth++) {
        const body = anyBody(model, chance);
        const secret = canaries(body).filter(([path]) => !MAY[kind]?.includes(path));
        for (const version of ['v3', 'v2', 'v1'] as readonly Version[]) {
          let ids = 0;
          const making = { at: AT, newId: () => `n${ids++}` };
          const came = convertVersion(root, convertVersion(root, body, 'v3', version, making), version, 'v3', making);
          const told = createHubConversion(() => AT)(buildEnvelope(STAMP, kind, came));
          assert.ok(told.ok || MAY[kind] === undefined || kind === 'RS-SR' || kind === 'RS-RI', `${kind} ${JSON.stringify(told)}`);
          const out = told.ok ? JSON.stringify(told.envelopes) : '';
          for (const [path, canary] of secret) assert.ok(!out.includes(canary), `${version} ${path}`);
          for (const envelope of told.ok ? told.envelopes : []) assertRight(messagesOf(envelope)[0]!);
        }
      }
    });
  }
});

const assertRight = (message: JsonObject): void => {
  const kind: Kind = message['createCase'] ? 'RC-EDA' : 'RC-RI';
  const { root, body } = getKind(kind);
  assert.deepEqual(validate(message[root], body).faults, []);
};
