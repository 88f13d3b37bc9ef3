import type { HubDelivery } from '../hub-link.ts';
import type { Content, Reading } from '../read-envelope.ts';
import { causeOf } from './admit.ts';
import type { Step } from './build-envelope.ts';
import type { Novelty } from './dedupe.ts';
import type { HubCode } from './hub-codes.ts';
import type { Place } from './sequence.ts';

/** What goes back to the sender. */
export type Reply = { kind: 'reference'; step: Step } | { kind: 'error'; code: HubCode; cause: string };

/**
 * What a client does with a delivery, before it acknowledges to the broker. `note`: an acknowledgement or an error for one of
 * ours, written down and never answered, so that no two systems answer each other for ever.
 */
export type DeliveryPlan = {
  do: 'apply' | 'propose' | 'park' | 'keep' | 'note' | 'nothing';
  reply?: Reply;
  /** Somebody must look: another content under a known id, or a message that cannot be read. */
  alarm?: true;
  /** Kept apart end to end: banner, no statistics, no crew alerted. */
  exercise: boolean;
};

/** What the client knows when a delivery comes: the id's novelty, and the place of each content in its case. */
export type DeliveryKnowledge = { novelty: Novelty; placeOf(content: Content): Place };

type Accepted = Extract<Reading, { ok: true }>;

const error = (code: HubCode, cause: string): Reply => ({ kind: 'error', code, cause });

/**
 * The right answer to each delivery (domain, table of bad input). A message that waits is answered when it is applied or given
 * up; a message that cannot be read is answered only when its envelope tells who sent it.
 */
export const planDelivery = ({ queue, reading }: Pick<HubDelivery, 'queue' | 'reading'>, known: DeliveryKnowledge): DeliveryPlan => {
  if (!reading.ok) return unreadable(reading, queue !== 'message');
  const exercise = reading.envelope.distributionStatus === 'Exercise';
  if (queue !== 'message') return { do: 'note', exercise };
  if (known.novelty === 'again') return { do: 'nothing', reply: { kind: 'reference', step: 'INTEGRE' }, exercise };
  if (known.novelty === 'conflict') {
    return { do: 'nothing', reply: error('INTERNAL_CLIENT_ERROR', 'distributionID déjà reçu, autre contenu'), alarm: true, exercise };
  }
  return { ...planContents(reading, known), exercise };
};

const unreadable = (reading: Extract<Reading, { ok: false }>, silent: boolean): DeliveryPlan => {
  const exercise = reading.envelope?.distributionStatus === 'Exercise';
  const answered = reading.envelope && !silent;
  return { do: 'nothing', alarm: true, exercise, ...(answered ? { reply: error(reading.code, causeOf(reading)) } : {}) };
};

/** All our messages hold one content; of several, the first that does not simply apply decides. */
const planContents = ({ contents }: Accepted, { placeOf }: DeliveryKnowledge): Omit<DeliveryPlan, 'exercise'> => {
  if (contents.some(({ info }) => !info)) {
    return { do: 'nothing', reply: error('SCHEMA_NOT_FOUND', 'espace de noms inconnu'), alarm: true };
  }
  const place = contents.map(placeOf).find((one) => one.do !== 'apply') ?? { do: 'apply' };
  switch (place.do) {
    case 'park': return { do: 'park' };
    case 'refuse': return { do: 'nothing', reply: error(place.code, 'dossier non partagé avec cet émetteur') };
    case 'keep': return { do: 'keep', reply: error(place.code, 'sans demande connue') };
    default: return { do: place.do, reply: { kind: 'reference', step: 'INTEGRE' } };
  }
};
