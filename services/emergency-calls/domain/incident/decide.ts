import type { Problem } from '#base/values/problem.ts';
import { problems } from '../../errors.ts';
import { EXCHANGE_ROLE, CONSOLE_ROLES, type Role } from '../codes/roles.ts';
import type { DecisionContext } from '../context.ts';
import { typedAt } from '../decide/decision.ts';
import { FIELD_LIMITS } from '../fields/field-kinds.ts';
import { DECLARED_KINDS, type IncidentKind } from './codes.ts';
import type { IncidentCommand, IncidentCommandOf, IncidentCommandType, VictimDescription } from './commands.ts';
import type { Described, IncidentEvent, IncidentEventOf, IncidentEventType } from './events.ts';
import type { Incident, Victim } from './incident.ts';
import { tagOf } from './tag.ts';

export type IncidentDecision = { ok: true; events: readonly IncidentEvent[] } | { ok: false; problem: Problem };

type Decider<T extends IncidentCommandType> = (command: IncidentCommandOf<T>, state: Incident, context: DecisionContext) =>
  IncidentDecision;
type Facts<T extends IncidentEventType> = Omit<IncidentEventOf<T>['facts'], 'cmd' | 'le'>;

const NOTHING: IncidentDecision = { ok: true, events: [] };
const refuse = (problem: Problem): IncidentDecision => ({ ok: false, problem });

const fact = <T extends IncidentEventType>(type: T, command: IncidentCommand, { now }: DecisionContext, facts: Facts<T>,
  content?: IncidentEventOf<T>['content']): IncidentDecision => ({ ok: true, events: [{ type, version: 1,
    facts: { ...facts, cmd: command.id, le: typedAt(command, now) },
    ...(content === undefined ? {} : { content }) } as unknown as IncidentEvent] });

/** Who declares a crisis for the centre (domain §1). */
const DECLARERS: readonly Role[] = ['superviseur', 'mru'];
const mayBe = (kind: IncidentKind, { actor }: DecisionContext): boolean => !DECLARED_KINDS.includes(kind) || DECLARERS.includes(actor.role);

const VICTIMS_MAX = 5_000;

const wrongTag = (): Problem => problems.CHAMP_INVALIDE({ errors: [{ pointer: '/tag', code: 'shape', detail: {
  fr: 'Un numéro de bracelet : lettres et chiffres, 21 au plus.', en: 'A bracelet number: letters and digits, 21 at most.' } }] });

/** The description as it is kept, or what is wrong with its tag: a form that nobody can be, or another victim's. */
const described = (given: VictimDescription, state: Incident, victim: string): Described | Problem => {
  const { tag, sex, age, text } = given;
  const clean = tag === undefined ? undefined : tag.trim() === '' ? null : tagOf(tag);
  if (tag !== undefined && clean === undefined) return wrongTag();
  const other = clean ? state.victims.find((one) => one.tag === clean && one.id !== victim) : undefined;
  if (other) return problems.BRACELET_PRIS({ extra: { victim: other.id, tag: other.tag } });
  return { ...(clean === undefined ? {} : { tag: clean }), ...(sex === undefined ? {} : { sex: sex || null }),
    ...(age === undefined ? {} : { age: age || null }), ...(text === undefined ? {} : { text: text || null }) };
};
const isProblem = (value: Described | Problem): value is Problem => 'code' in value;

/** Decides about a victim that is there. */
const ofVictim = (state: Incident, id: string, then: (victim: Victim) => IncidentDecision): IncidentDecision => {
  const victim = state.victims.find((one) => one.id === id);
  return victim ? then(victim) : refuse(problems.PATIENT_INCONNU());
};

const inscrireVictime: Decider<'inscrireVictime'> = (command, state, context) => {
  if (state.victims.some(({ id }) => id === command.victim)) return NOTHING;
  if (state.victims.length >= VICTIMS_MAX) return refuse(problems.EVENEMENT_PLEIN());
  const content = described(command, state, command.victim);
  if (isProblem(content)) return refuse(content);
  return fact('VictimeInscrite', command, context, { victim: command.victim }, { ...content, category: command.category });
};

const decrireVictime: Decider<'decrireVictime'> = (command, state, context) => ofVictim(state, command.victim, () => {
  const content = described(command, state, command.victim);
  if (isProblem(content)) return refuse(content);
  return fact('VictimeDecrite', command, context, { victim: command.victim }, content);
});

const qualifierEvenement: Decider<'qualifierEvenement'> = (command, state, context) => {
  const { name, kind, place } = command;
  if (kind && kind !== state.kind && !mayBe(kind, context)) return refuse(problems.ROLE_REFUSE());
  return fact('EvenementQualifie', command, context, {}, { ...(name ? { name } : {}), ...(kind ? { kind } : {}),
    ...(place ? { place } : {}) });
};

const ouvrirEvenement: Decider<'ouvrirEvenement'> = (command, _state, context) => {
  const { number, centre, organisation, kind, name, place = null, exercise = false } = command;
  return mayBe(kind, context) ? fact('EvenementOuvert', command, context, { number, centre, organisation, kind, exercise }, { name, place })
    : refuse(problems.ROLE_REFUSE());
};

const noterEvenement: Decider<'noterEvenement'> = (command, state, context) => {
  const text = command.text.replaceAll('\u0000', '');
  if (state.notes.some(({ id }) => id === command.note)) return NOTHING;
  if (text.trim() === '' || text.length > FIELD_LIMITS.text_chars_max) return refuse(problems.CHAMP_INVALIDE());
  const { label, role } = context.actor;
  return fact('EvenementNote', command, context, { note: command.note }, { operator: { label, role: EXCHANGE_ROLE[role] }, text });
};

const DECIDERS: { readonly [T in IncidentCommandType]: Decider<T> } = {
  ouvrirEvenement, qualifierEvenement, inscrireVictime, decrireVictime, noterEvenement,
  categoriserVictime: (command, state, context) => ofVictim(state, command.victim, ({ category }) => (category === command.category
    ? NOTHING : fact('VictimeCategorisee', command, context, { victim: command.victim }, { category: command.category }))),
  verserVictime: (command, state, context) => ofVictim(state, command.victim, ({ dossier }) => (dossier === command.dossier ? NOTHING
    : fact('VictimeVersee', command, context, { victim: command.victim, dossier: command.dossier, patient: command.patient }))),
  evacuerVictime: (command, state, context) => ofVictim(state, command.victim, () => fact('VictimeEvacuee', command, context,
    { victim: command.victim }, { destination: command.destination, vehicle: command.vehicle ?? null })),
  arriverVictime: (command, state, context) => ofVictim(state, command.victim, ({ evacuation }) => (
    evacuation === null || evacuation.arrivedAt !== null ? NOTHING
      : fact('VictimeArrivee', command, context, { victim: command.victim }))),
  cloreEvenement: (command, _state, context) => fact('EvenementClos', command, context, {}),
};

/**
 * Decides a command on an event of many: the facts to append, or a refusal. Everybody at a console writes; what declares a crisis
 * for the centre is the supervisor's and the emergency doctor's. A closed event takes notes only.
 */
export const decideIncident = (command: IncidentCommand, state: Incident, context: DecisionContext): IncidentDecision => {
  if (state.commands.includes(command.id)) return NOTHING;
  if (!CONSOLE_ROLES.includes(context.actor.role)) return refuse(problems.ROLE_REFUSE());
  const opening = command.type === 'ouvrirEvenement';
  if (opening !== (state.state === null) || (!opening && state.centre !== context.actor.centre)) {
    return refuse(problems.EVENEMENT_INTROUVABLE());
  }
  if (state.state === 'CLOS' && command.type !== 'noterEvenement') return refuse(problems.ETAT_REFUSE({ extra: { state: 'CLOS' } }));
  return (DECIDERS[command.type] as Decider<IncidentCommandType>)(command as IncidentCommandOf<IncidentCommandType>, state, context);
};
