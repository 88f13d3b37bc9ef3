import type { RecordedEvent } from '#base/dossiers/dossier-type.ts';
import type { EventOf, EventType, Recorded } from './events.ts';
import { onClosing, onDecision, onDuplicate, onExamination, onRegister } from './evolve/outcome.ts';
import { onAppeal, onJudgment } from './evolve/appeal.ts';
import { onStrikeOff } from './evolve/strike-off.ts';
import { onContact } from './evolve/contact.ts';
import { onDeposit } from './evolve/deposit.ts';
import { onPieces } from './evolve/pieces.ts';
import type { DossierState } from './state.ts';

/** How one sort of event changes the state; position and version are counted elsewhere. */
export type Evolver<T extends EventType> = (state: DossierState, event: Recorded<EventOf<T>>) => DossierState;
export type Evolvers = { readonly [T in EventType]: Evolver<T> };

const EVOLVERS: Evolvers = {
  ...onDeposit, ...onPieces, ...onExamination, ...onDecision, ...onRegister, ...onDuplicate, ...onAppeal,
  ...onJudgment, ...onStrikeOff, ...onContact, ...onClosing,
};

/** Turns an event of an old version into the present shape; keyed `Type@version`. */
export type Upcasters = Readonly<Record<string, (event: RecordedEvent) => RecordedEvent>>;

/** Versions that were written in the past and how to read them today: none yet. */
const UPCASTERS: Upcasters = {};

/** Raises an event through the upcasters until none applies. */
const upcast = (event: RecordedEvent, upcasters: Upcasters): RecordedEvent => {
  const raise = upcasters[`${event.type}@${event.version}`];
  return raise ? upcast(raise(event), upcasters) : event;
};

/**
 * Folds one event into the state. Pure and total: an unknown type only counts, an erased content leaves nulls, and no
 * event ever throws.
 */
export const evolve = (state: DossierState, event: RecordedEvent, upcasters: Upcasters = UPCASTERS): DossierState => {
  const raised = upcast(event, upcasters);
  const known = Object.hasOwn(EVOLVERS, raised.type) ? EVOLVERS[raised.type as EventType] : undefined;
  const changed = known
    ? (known as Evolver<EventType>)(state, raised as unknown as Recorded<EventOf<EventType>>)
    : state;
  const etatDepuis = changed.etat === state.etat ? state.etatDepuis : event.at;
  return { ...changed, etatDepuis, version: state.version + 1 };
};
