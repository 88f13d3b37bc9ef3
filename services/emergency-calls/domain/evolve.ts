import type { RecordedEvent } from '#base/dossiers/dossier-type.ts';
import { onDialogue } from './evolve/dialogue.ts';
import { onExchange } from './evolve/exchange.ts';
import { onFields } from './evolve/fields.ts';
import { onMissions } from './evolve/missions.ts';
import { onPartners } from './evolve/partners.ts';
import { onRegulation } from './evolve/regulation.ts';
import type { EventOf, EventType, Recorded } from './events.ts';
import type { Case } from './state.ts';

/** How one sort of event changes the state. */
export type Evolver<T extends EventType> = (state: Case, event: Recorded<EventOf<T>>) => Case;
export type Evolvers = { readonly [T in EventType]: Evolver<T> };

const EVOLVERS: Evolvers = { ...onFields, ...onRegulation, ...onMissions, ...onExchange, ...onDialogue, ...onPartners };

const noted = (commands: readonly string[], cmd: unknown): readonly string[] =>
  (typeof cmd !== 'string' || commands.at(-1) === cmd ? commands : [...commands, cmd]);

/** Folds one event into the state. Pure and total: an unknown type only counts, an erased content leaves nothing, no throw. */
export const evolve = (state: Case, event: RecordedEvent): Case => {
  const evolver = Object.hasOwn(EVOLVERS, event.type) ? EVOLVERS[event.type as EventType] : undefined;
  const changed = evolver ? (evolver as Evolver<EventType>)(state, event as unknown as Recorded<EventOf<EventType>>) : state;
  return { ...changed, stateSince: changed.state === state.state ? state.stateSince : event.at, version: state.version + 1,
    commands: noted(state.commands, event.facts.cmd) };
};
