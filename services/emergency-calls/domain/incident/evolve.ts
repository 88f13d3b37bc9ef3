import type { RecordedEvent } from '#base/dossiers/dossier-type.ts';
import type { IncidentEventOf, IncidentEventType } from './events.ts';
import type { Incident, Victim } from './incident.ts';

type Recorded<T extends IncidentEventType> = IncidentEventOf<T> & { at: number; actor: string };
type Evolvers = { readonly [T in IncidentEventType]: (state: Incident, event: Recorded<T>) => Incident };

const changed = (state: Incident, id: string, change: (victim: Victim) => Victim): Incident => {
  const i = state.victims.findIndex((one) => one.id === id);
  return i < 0 ? state : { ...state, victims: state.victims.with(i, change(state.victims[i]!)) };
};

const EVOLVERS: Evolvers = {
  EvenementOuvert: (state, { facts, content, actor }) => ({ ...state, number: facts.number, centre: facts.centre, kind: facts.kind,
    organisation: facts.organisation, exercise: facts.exercise, state: 'OUVERT', openedAt: facts.le, openedBy: actor,
    name: content?.name ?? '', place: content?.place ?? null }),
  EvenementQualifie: (state, { content }) => ({ ...state, ...content }),
  VictimeInscrite: (state, { facts, content, actor }) => (content ? { ...state, victims: [...state.victims, { id: facts.victim,
    tag: content.tag ?? null, category: content.category, categoryAt: facts.le, sex: content.sex ?? null, age: content.age ?? null,
    text: content.text ?? null, dossier: null, patient: null, evacuation: null, enteredAt: facts.le, by: actor }] } : state),
  VictimeCategorisee: (state, { facts, content }) => changed(state, facts.victim, (victim) =>
    (content ? { ...victim, category: content.category, categoryAt: facts.le } : victim)),
  VictimeDecrite: (state, { facts, content }) => changed(state, facts.victim, (victim) => ({ ...victim, ...content })),
  VictimeVersee: (state, { facts: { victim: id, dossier, patient } }) => changed(state, id, (victim) => ({ ...victim, dossier, patient })),
  VictimeEvacuee: (state, { facts, content }) => changed(state, facts.victim, (victim) =>
    (content ? { ...victim, evacuation: { ...content, leftAt: facts.le, arrivedAt: null } } : victim)),
  VictimeArrivee: (state, { facts }) => changed(state, facts.victim, (victim) =>
    ({ ...victim, evacuation: victim.evacuation && { ...victim.evacuation, arrivedAt: facts.le } })),
  EvenementNote: (state, { facts, content, actor }) => (content
    ? { ...state, notes: [...state.notes, { ...content, id: facts.note, at: facts.le, by: actor }] } : state),
  EvenementClos: (state) => ({ ...state, state: 'CLOS' }),
};

/** Folds one fact into an event of many. Pure and total: an unknown type only counts, an erased content leaves nothing. */
export const evolveIncident = (state: Incident, event: RecordedEvent): Incident => {
  const evolver = Object.hasOwn(EVOLVERS, event.type) ? EVOLVERS[event.type as IncidentEventType] : undefined;
  const next = evolver ? (evolver as (state: Incident, event: unknown) => Incident)(state, event) : state;
  const { cmd } = event.facts;
  const commands = typeof cmd !== 'string' || state.commands.at(-1) === cmd ? state.commands : [...state.commands, cmd];
  return { ...next, commands, version: state.version + 1, stateSince: next.state === state.state ? state.stateSince : event.at };
};
