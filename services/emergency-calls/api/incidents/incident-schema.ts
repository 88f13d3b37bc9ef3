import { INCIDENT_KINDS, VICTIM_CATEGORIES } from '../../domain/incident/codes.ts';
import type { IncidentCommandType } from '../../domain/incident/commands.ts';
import { FIELD_LIMITS } from '../../domain/fields/field-kinds.ts';
import { LIMITS } from '../../limits.ts';

type Schema = Readonly<Record<string, unknown>>;

const text = (max: number): Schema => ({ type: 'string', maxLength: max });
const id = { type: 'string', minLength: 1, maxLength: 80, pattern: '^[A-Za-z0-9_.:-]+$' };
const degrees = (max: number): Schema => ({ type: ['number', 'null'], minimum: -max, maximum: max });
const NAME = { type: 'string', minLength: 1, maxLength: FIELD_LIMITS.label_chars_max };
const kind = { type: 'string', enum: [...INCIDENT_KINDS] };
const category = { type: 'string', enum: [...VICTIM_CATEGORIES] };
const place = { type: 'object', additionalProperties: false, required: ['label', 'lat', 'lon'],
  properties: { label: NAME, lat: degrees(90), lon: degrees(180) } };
const about = { tag: text(40), sex: text(2), age: text(20), text: text(FIELD_LIMITS.label_chars_max) };

type Members = { needed: Schema; also?: Schema };

/** Members of each command that a console may send. */
const MEMBERS: Readonly<Partial<Record<IncidentCommandType, Members>>> = {
  qualifierEvenement: { needed: {}, also: { name: NAME, kind, place } },
  inscrireVictime: { needed: { victim: id, category }, also: about },
  categoriserVictime: { needed: { victim: id, category } },
  decrireVictime: { needed: { victim: id }, also: about },
  evacuerVictime: { needed: { victim: id, destination: NAME }, also: { vehicle: NAME } },
  arriverVictime: { needed: { victim: id } },
  noterEvenement: { needed: { note: id, text: text(FIELD_LIMITS.text_chars_max) } },
  cloreEvenement: { needed: {} },
};

const schemaOf = (type: string, { needed, also = {} }: Members): Schema => ({ type: 'object', additionalProperties: false,
  properties: { type: { const: type }, id, at: { type: 'integer', minimum: 0 }, ...needed, ...also },
  required: ['type', 'id', ...Object.keys(needed)] });

/** Body of a sending about an event: its commands, each judged by the schema of its type. */
export const INCIDENT_COMMANDS_BODY: Schema = { type: 'object', additionalProperties: false, required: ['commands'], properties: {
  commands: { type: 'array', minItems: 1, maxItems: LIMITS.commands_max, items: { type: 'object', required: ['type'],
    properties: { type: { type: 'string', enum: Object.keys(MEMBERS) } }, allOf: Object.entries(MEMBERS).map(([type, members]) =>
      ({ if: { properties: { type: { const: type } } }, then: schemaOf(type, members) })) } } } };

/** Body of the opening of an event. */
export const INCIDENT_BODY: Schema = { type: 'object', additionalProperties: false, required: ['name', 'kind'],
  properties: { name: NAME, kind, place } };
