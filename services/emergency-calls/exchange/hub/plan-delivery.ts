import { isClientId } from '../../domain/identifiers/case-ids.ts';
import type { Content, Reading } from '../read-envelope.ts';
import { causeOf } from './admit.ts';
import type { Step } from './build-envelope.ts';
import type { Novelty } from './dedupe.ts';
import type { HubCode } from './hub-codes.ts';
import type { Place } from './sequence.ts';

/** What goes back to the sender. */
export type Reply = { kind: 'reference'; step: Step } | { kind: 'error'; code: HubCode; cause: string };

/** Why somebody must look. */
export type Doubt = 'AUTRE_CONTENU' | 'NON_PARTAGE' | 'SANS_DEMANDE';

/** What a client does with a message that can be read, before it acknowledges to the broker. */
export type MessagePlan = {
  do: 'apply' | 'propose' | 'keep' | 'nothing'; reply: Reply; doubt?: Doubt;
} | { do: 'park'; awaits: string };

/** What the client knows when a message comes: the id's novelty, and the place of each content in its case. */
export type DeliveryKnowledge = { novelty: Novelty; placeOf(content: Content): Place };

type Readable = Extract<Reading, { ok: true }>;
type Unreadable = Extract<Reading, { ok: false }>;

const error = (code: HubCode, cause: string): Reply => ({ kind: 'error', code, cause });
const INTEGRATED: Reply = { kind: 'reference', step: 'INTEGRE' };

/** What of an envelope that cannot be read says who wrote it: its sender, else what its id begins with. */
const SENDER = /(?:"senderID"[ \t\r\n]{0,20}:[ \t\r\n]{0,20}"|<(?:[\w.-]{1,32}:)?senderID>[ \t\r\n]{0,20})([\w.-]{1,128})/;
const SCAN_BYTES = 65_536;

/** Whom to tell that an envelope cannot be read, as far as its bytes show it; who that is must be judged by whoever answers. */
export const scanSender = (bytes: Uint8Array, { distributionID }: Unreadable): string | undefined => {
  const [, named] = SENDER.exec(Buffer.from(bytes.subarray(0, SCAN_BYTES)).toString('latin1')) ?? [];
  const sender = named ?? distributionID?.slice(0, Math.max(0, distributionID.lastIndexOf('_')));
  return sender !== undefined && isClientId(sender) ? sender : undefined;
};

/** What is said of a message that cannot be read: what it breaks, or, of an envelope in which nothing can be read, that it is invalid. */
export const replyToUnreadable = (reading: Unreadable): Reply =>
  error(reading.code === 'UNRECOGNIZED_MESSAGE_FORMAT' && !reading.envelope ? 'INVALID_MESSAGE' : reading.code, causeOf(reading));

/**
 * The right answer to each message (domain, table of bad input). One that waits is answered when it is applied or given up.
 * Acknowledgements and errors are no messages: they are written down and never answered, so that no two systems answer each other
 * for ever.
 */
export const planMessage = ({ contents }: Readable, { novelty, placeOf }: DeliveryKnowledge): MessagePlan => {
  if (novelty === 'again') return { do: 'nothing', reply: INTEGRATED };
  if (novelty === 'conflict') {
    return { do: 'nothing', reply: error('INTERNAL_CLIENT_ERROR', 'distributionID déjà reçu, autre contenu'), doubt: 'AUTRE_CONTENU' };
  }
  if (contents.some(({ info }) => !info)) return { do: 'nothing', reply: error('SCHEMA_NOT_FOUND', 'espace de noms inconnu') };
  // All our messages hold one content; of several, the first that does not simply apply decides.
  const place = contents.map(placeOf).find((one) => one.do !== 'apply') ?? { do: 'apply' };
  switch (place.do) {
    case 'park': return place;
    case 'refuse': return { do: 'nothing', reply: error(place.code, 'dossier non partagé avec cet émetteur'), doubt: 'NON_PARTAGE' };
    case 'keep': return { do: 'keep', reply: error(place.code, 'sans demande connue'), doubt: 'SANS_DEMANDE' };
    default: return { do: place.do, reply: INTEGRATED };
  }
};
