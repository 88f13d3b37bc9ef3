import type { CaseEvent, EventOf, EventType } from '../../../domain/events.ts';
import type { DistributionKind } from '../../../exchange/envelope.ts';
import type { JsonObject } from '../../../exchange/schema/json.ts';
import type { Kind } from '../../../exchange/schema/kinds.ts';

/** One message that a change makes for a partner. */
export type Told = { kind: Kind; body: JsonObject; about: DistributionKind };

/** Events of one sort. */
export const ofType = <T extends EventType>(events: readonly CaseEvent[], type: T): EventOf<T>[] =>
  events.filter((event): event is EventOf<T> => event.type === type);
