import type { Instant } from '#base/values/instant.ts';
import type { RecordedEvent } from '#base/dossiers/dossier-type.ts';
import { evolve } from '../evolve.ts';
import { initialState } from '../initial-state.ts';
import type { Case } from '../state.ts';

/** An event as the replay shows it: when it was typed, when it came, by whom. */
export type ReplayedEvent = RecordedEvent & { typedAt: Instant };

/** Events with the instant of their typing beside that of their reception, in the order of their reception. */
export const replayed = (events: readonly RecordedEvent[]): ReplayedEvent[] =>
  events.map((event) => ({ ...event, typedAt: typeof event.facts.le === 'number' ? event.facts.le : event.at }));

/** The dossier as the service knew it at an instant: what had been received by then. */
export const caseAt = (events: readonly RecordedEvent[], at: Instant): Case =>
  events.filter((event) => event.at <= at).reduce(evolve, initialState());

/** Reasons for which a dossier may be read again (closed list). */
export const REPLAY_REASONS = {
  plainte: { fr: 'Réclamation ou plainte', en: 'Complaint' },
  evenementIndesirable: { fr: 'Évènement indésirable grave', en: 'Serious adverse event' },
  retourExperience: { fr: 'Retour d’expérience', en: 'Lessons learnt' },
  requisition: { fr: 'Réquisition judiciaire', en: 'Judicial request' },
} as const;
