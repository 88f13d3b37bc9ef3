import type { Instant } from '#base/values/instant.ts';
import { evolve } from './evolve.ts';
import type { CaseEvent } from './events.ts';
import type { Case } from './state.ts';

/** The state after events that were decided and are not stored yet, as if `actor` had written them at `at`. */
export const applyEvents = (state: Case, events: readonly CaseEvent[], actor: string, at: Instant): Case =>
  events.reduce((folded, event) => evolve(folded, { type: event.type, version: event.version, position: folded.version + 1, at, actor,
    facts: event.facts as unknown as Record<string, unknown>, content: event.content }), state);
