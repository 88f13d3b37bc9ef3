import { Problem, type FieldError } from '#base/values/problem.ts';
import { CARE_LEVELS } from '../domain/codes/care-levels.ts';
import { CASE_STATES } from '../domain/codes/case-states.ts';
import { DECISION_TYPES } from '../domain/codes/decision-types.ts';
import { PRIORITIES } from '../domain/codes/priorities.ts';
import { VEHICLE_STATUSES } from '../domain/codes/vehicle-statuses.ts';
import { FIELD_LIMITS } from '../domain/fields/field-kinds.ts';
import { MESSAGE_CHARS_MAX } from '../domain/decide/dialogue.ts';
import type { Command, CommandType } from '../domain/commands.ts';
import { LIMITS } from '../limits.ts';

type Schema = Readonly<Record<string, unknown>>;

const text = (max: number): Schema => ({ type: 'string', maxLength: max });
const id = { type: 'string', minLength: 1, maxLength: 80, pattern: '^[A-Za-z0-9_.:-]+$' };
const oneOf = (values: readonly string[]): Schema => ({ type: 'string', enum: [...values] });
const instant = { type: 'integer', minimum: 0, maximum: 4_102_444_800_000 };
const LABEL = text(FIELD_LIMITS.label_chars_max);
const NOTE = text(FIELD_LIMITS.text_chars_max);
const PATH = text(120);
const branch = oneOf(['AMU', 'SNP']);
const patients = { type: 'array', items: id, maxItems: 50 };

/** An object with exactly these members. */
const named = (properties: Readonly<Record<string, Schema>>): Schema =>
  ({ type: 'object', additionalProperties: false, required: Object.keys(properties), properties });

type Members = { needed: Schema; also?: Schema };

/** Members of each command that a console may send; the others are the machine's own. */
const MEMBERS: Readonly<Partial<Record<CommandType, Members>>> = {
  modifier: { needed: { changes: { type: 'array', minItems: 1, maxItems: LIMITS.changes_max,
    items: { type: 'object', additionalProperties: false,
    required: ['path', 'value', 'seen'], properties: { path: PATH, value: {}, seen: { type: 'integer', minimum: 0 } } } } } },
  trancher: { needed: { path: PATH, value: {} } },
  prioriser: { needed: { priority: oneOf(PRIORITIES) } },
  attribuer: { needed: { attribution: text(40) } },
  ajouterPatient: { needed: { patient: { ...id, maxLength: 40, pattern: '^[A-Za-z0-9_-]+$' } } },
  ecarterPatient: { needed: { patient: id, reason: LABEL } },
  graduer: { needed: { patient: id, level: oneOf(CARE_LEVELS) } },
  noter: { needed: { note: id, text: NOTE }, also: { patient: id, medical: { type: 'boolean' },
    channel: { const: 'RADIO' } } },
  decider: { needed: { decision: id, decisionType: oneOf(DECISION_TYPES) }, also: { patient: id, resourceType: text(40),
    medicalTransport: { type: 'boolean' }, orientationType: text(40), destination: LABEL, prescription: text(4_000),
      prior: { type: 'boolean' } } },
  demanderRegulation: { needed: { branch } },
  prendre: { needed: {} },
  rendre: { needed: { branch } },
  engager: { needed: { mission: id, resource: id, name: LABEL, vehicleType: text(40) },
    also: { patients, request: id, shown: { type: 'array',
    maxItems: 20, items: { type: 'object', additionalProperties: false, required: ['resource', 'seconds'],
      properties: { resource: id, seconds: { type: 'number' } } } } } },
  statuer: { needed: { mission: id, status: oneOf(VEHICLE_STATUSES), le: instant } },
  faireBilan: { needed: { mission: id, assessment: id, role: text(20), content: { type: 'object', maxProperties: 60 } },
    also: { patient: id, warnings: { type: 'array', items: text(80), maxItems: 20 } } },
  changerEtat: { needed: { state: oneOf(CASE_STATES) }, also: { reason: LABEL } },
  reprogrammer: { needed: { activateAt: instant } },
  partager: { needed: { partner: id, purpose: text(40) } },
  cesserPartage: { needed: { partner: id } },
  demanderTransfert: { needed: { to: id } },
  repondreTransfert: { needed: { answer: oneOf(['accepted', 'refused']), from: id } },
  reprendreTransfert: { needed: {} },
  demanderRessource: { needed: { request: id, from: id, to: id, purpose: text(40) }, also: { convention: text(20), deadline: text(20),
    freetext: NOTE } },
  repondreDemande: { needed: { request: id, answer: text(20) }, also: { deadline: text(20), freetext: NOTE } },
  annulerDemande: { needed: { request: id } },
  choisirReponse: { needed: { request: id, choice: oneOf(['taken', 'left']) } },
  transmettre: { needed: { partner: id, kind: oneOf(['RS-URL', 'RS-RPIS', 'EMSI']), body: { type: 'object', maxProperties: 60 } } },
  trancherMots: { needed: { partner: id, words: { type: 'array', minItems: 1, maxItems: 50, items: LABEL },
    choice: oneOf(['send', 'leave-out']) } },
  rattacherAppel: { needed: { call: id, direction: oneOf(['in', 'out']) } },
  etape: { needed: { protocol: text(40), step: text(60) } },
  promettreRappel: { needed: { callBack: id, dueAt: instant, reason: LABEL } },
  rappelFait: { needed: { callBack: id } },
  prendreRendezVous: { needed: { appointment: id, offer: id, category: text(8), place: LABEL, start: instant, end: instant,
    practitioner: { anyOf: [{ type: 'null' }, named({ rppsId: text(12), lastName: LABEL, firstName: LABEL })] },
    organization: { anyOf: [{ type: 'null' }, named({ organizationId: text(40), name: LABEL })] },
    regulator: named({ id: { type: ['string', 'null'], maxLength: 40 }, lastName: LABEL, firstName: LABEL, email: LABEL }) } },
  annulerRendezVous: { needed: { appointment: id } },
  rattacherEvenement: { needed: { event: { type: ['string', 'null'], maxLength: 80 } } },
  dialoguer: { needed: { message: id, side: { const: 'centre' }, text: text(MESSAGE_CHARS_MAX) } },
  joindre: { needed: { main: { type: ['string', 'null'], maxLength: 80 } } },
};

const schemaOf = (type: string, { needed, also = {} }: Members): Schema => ({ type: 'object', additionalProperties: false,
  properties: { type: { const: type }, id, at: instant, ...needed, ...also }, required: ['type', 'id', ...Object.keys(needed)] });

const bodyOf = (types: readonly string[]): Schema => ({ type: 'object', additionalProperties: false, required: ['commands'], properties: {
  commands: { type: 'array', minItems: 1, maxItems: LIMITS.commands_max, items: { type: 'object', required: ['type'],
    properties: { type: oneOf(types) }, allOf: types.map((type) =>
      ({ if: { properties: { type: { const: type } } }, then: schemaOf(type, MEMBERS[type as CommandType]!) })) } } } });

/** Body of a sending of a console: its commands, each judged by the schema of its type. */
export const COMMANDS_BODY: Schema = bodyOf(Object.keys(MEMBERS));

/** Body of a sending of a crew: what is done aboard, no more. */
export const CREW_BODY: Schema = bodyOf(['statuer', 'faireBilan', 'ajouterPatient', 'noter']);

/** Answer to a console: what became of each command, all errors of one at once. */
export type CommandAnswer = { id: string; ok: boolean; code?: string; title?: string; remedy?: string; errors?: readonly FieldError[] };

/** A refusal as the console shows it, in one language. */
export const answerOf = (command: Pick<Command, 'id'>, problem: Problem | undefined, lang: 'fr' | 'en'): CommandAnswer =>
  (problem === undefined
  ? { id: command.id, ok: true }
  : { id: command.id, ok: false, code: problem.code, title: problem.kind.title[lang], remedy: problem.kind.remedy[lang],
    errors: problem.errors });
