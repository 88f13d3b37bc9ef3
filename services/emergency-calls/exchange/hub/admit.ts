import type { Instant } from '#base/values/instant.ts';
import { isHealth } from '../../domain/identifiers/case-ids.ts';
import type { Converted } from '../convert/hub-conversion.ts';
import { recipientOf, type Envelope } from '../envelope.ts';
import { EXCHANGE_LIMITS } from '../exchange-limits.ts';
import { formOf, type Form, type Reading } from '../read-envelope.ts';
import { faultText } from '../schema/fault.ts';
import { readTime } from '../schema/read-time.ts';
import type { HubCode } from './hub-codes.ts';

/** A message as the hub gets it. The routing key is the client id that the certificate proved. */
export type Posted = { routingKey: string; contentType: string | undefined; persistent: boolean; bytes: Uint8Array };

/** The three queues of a client. */
export type QueueName = 'message' | 'ack' | 'info';

/** Why the hub sends a message back. */
export type HubRefusal = {
  ok: false; code: HubCode; cause: string; distributionID: string | undefined; source?: Envelope;
};

/** A message that the hub takes: what it becomes on its way, where to, in which queue, until when. */
export type Admitted = {
  ok: true; reading: Extract<Reading, { ok: true }>; converted: Extract<Converted, { ok: true }>;
  recipient: string; queue: QueueName; expiresAt: Instant;
};

const CAUSE_FAULTS_MAX = 40;

/** Report, Update and Cancel are messages; acknowledgements and errors have queues of their own. */
export const queueOf = ({ distributionKind }: Envelope): QueueName =>
  distributionKind === 'Ack' ? 'ack' : distributionKind === 'Error' ? 'info' : 'message';

/** A message lives a day in the hub; its own expiry shortens that, never lengthens. */
export const expiryOf = ({ dateTimeExpires }: Envelope, receivedAt: Instant): Instant =>
  Math.min(readTime(dateTimeExpires) ?? Infinity, receivedAt + EXCHANGE_LIMITS.hub_life_ms_max);

/** Cause of a refusal: each fault on a line of its own, in both languages' French first form. */
export const causeOf = (reading: Extract<Reading, { ok: false }>): string =>
  reading.faults.length
    ? reading.faults.slice(0, CAUSE_FAULTS_MAX).map((fault) => faultText(fault, 'fr')).join('\n')
    : `message illisible : ${reading.reason}`;

/**
 * The hub's checks of a posted message, in its order: content type, schema, a health actor takes part, conversion, sender is the
 * routing key, persistent, id begins with the sender, not expired. The existence of the recipient's queue comes after. `read`
 * parses the bytes (inline or in a thread); what `convert` learns is remembered by the caller, of an admitted message alone.
 * Source: technical specification of the hub, §2-3.
 */
export const admit = async (
  { routingKey, contentType, persistent, bytes }: Posted, at: Instant,
  read: (bytes: Uint8Array, form: Form) => Promise<Reading>, convert: (envelope: Envelope) => Converted,
): Promise<Admitted | HubRefusal> => {
  const form = formOf(contentType);
  if (!form) return { ok: false, code: 'NOT_ALLOWED_CONTENT_TYPE', cause: 'application/json, application/xml', distributionID: undefined };
  const reading = await read(bytes, form);
  if (!reading.ok) {
    return {
      ok: false, code: reading.code, cause: causeOf(reading), distributionID: reading.distributionID,
      ...(reading.envelope ? { source: reading.envelope } : {}),
    };
  }
  const { envelope } = reading;
  const refused = (code: HubCode, cause: string): HubRefusal =>
    ({ ok: false, code, cause, distributionID: envelope.distributionID, source: envelope });
  if (reading.contents.some(({ info }) => !info)) return refused('SCHEMA_NOT_FOUND', 'espace de noms inconnu');
  if (!isHealth(envelope.senderID) && !isHealth(recipientOf(envelope))) {
    return refused('UNROUTABLE_MESSAGE', 'aucun acteur de santé ne prend part à cet échange');
  }
  const converted = convert(envelope);
  if (!converted.ok) return refused('MESSAGE_CONVERSION_ERROR', converted.reason);
  const wrong = routingFault(envelope, routingKey, persistent, at);
  if (wrong) return refused(...wrong);
  return { ok: true, reading, converted, recipient: recipientOf(envelope), queue: queueOf(envelope), expiresAt: expiryOf(envelope, at) };
};

const routingFault = (
  envelope: Envelope, routingKey: string, persistent: boolean, at: Instant,
): readonly [HubCode, string] | undefined => {
  const { senderID, distributionID } = envelope;
  if (senderID !== routingKey) return ['SENDER_INCONSISTENCY', 'senderID n’est pas la clé de routage'];
  if (!persistent) return ['DELIVERY_MODE_INCONSISTENCY', 'delivery_mode 2 attendu'];
  if (isHealth(senderID) && !distributionID.startsWith(`${senderID}_`)) {
    return ['SENDER_INCONSISTENCY', 'distributionID ne commence pas par senderID'];
  }
  if (expiryOf(envelope, at) <= at) return ['EXPIRED_MESSAGE_BEFORE_ROUTING', envelope.dateTimeExpires];
  return undefined;
};
