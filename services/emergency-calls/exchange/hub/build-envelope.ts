import type { Instant } from '#base/values/instant.ts';
import type { DistributionKind, DistributionStatus, Envelope, Message } from '../envelope.ts';
import { EXCHANGE_LIMITS } from '../exchange-limits.ts';
import type { JsonObject } from '../schema/json.ts';
import { getKind, type Kind } from '../schema/kinds.ts';
import { writeTime } from '../schema/read-time.ts';
import { HUB_CODES, type HubCode } from './hub-codes.ts';

/** What an envelope needs beside its content. `unique` makes the distribution id: `{sender}_{unique}`. */
export type Stamp = {
  sender: string; recipient: string; unique: string; at: Instant;
  /** Default: a day after `at`. */
  expires?: Instant;
  status?: DistributionStatus;
  zone?: string;
};

/** Short name of a client in a header: the last part of its id. */
const nameOf = (clientId: string): string => clientId.slice(clientId.lastIndexOf('.') + 1);

const party = (clientId: string): JsonObject => ({ name: nameOf(clientId), URI: `hubex:${clientId}` });

/** An envelope with one business content and the header that its kind needs; ids of header and envelope are one. */
export const buildEnvelope = (stamp: Stamp, kind: Kind, body: JsonObject, about: DistributionKind = 'Report'): Envelope => {
  const { sender, recipient, at, zone, status = 'Actual' } = stamp;
  const distributionID = `${sender}_${stamp.unique}`;
  const { root, header } = getKind(kind);
  const sentAt = writeTime(at, zone);
  const head: Message = header
    ? { messageId: distributionID, sender: party(sender), sentAt, kind: about, status, recipient: [party(recipient)] } : {};
  return {
    distributionID, senderID: sender, dateTimeSent: sentAt,
    dateTimeExpires: writeTime(stamp.expires ?? at + EXCHANGE_LIMITS.hub_life_ms_max, zone),
    distributionStatus: status, distributionKind: about,
    descriptor: {
      language: 'fr-FR', explicitAddress: { explicitAddressScheme: 'hubex', explicitAddressValue: recipient },
    },
    content: [{ jsonContent: { embeddedJsonContent: { message: { ...head, [root]: body } } } }],
  };
};

/** How far a message went at the addressee. */
export type Step = 'RECU' | 'ERREUR' | 'INTEGRE' | 'CONSULTE' | 'SUPPRIME';

/** RC-REF: a message was taken in by the machine; it does not say read, nor accepted. */
export const buildReference = (stamp: Stamp, acknowledged: string, step?: Step): Envelope =>
  buildEnvelope(stamp, 'RC-REF', { distributionID: acknowledged, ...(step ? { step } : {}) }, 'Ack');

/** What an RS-ERROR tells. The source goes back to its sender only, and only when it could be read. */
export type ErrorReport = { code: HubCode; cause: string; distributionID: string | undefined; source?: Envelope };

/** Said in place of an id that could not be found. */
export const NO_DISTRIBUTION_ID = 'distributionID_could_not_be_extracted';

/** RS-ERROR: number and name agree, the cause is cut to its bound, the id is the one found or a fixed text. */
export const buildError = (stamp: Stamp, { code, cause, distributionID, source }: ErrorReport): Envelope =>
  buildEnvelope(stamp, 'RS-ERROR', {
    errorCode: { statusCode: HUB_CODES[code].statusCode, statusString: code },
    errorCause: cause.slice(0, EXCHANGE_LIMITS.cause_chars_max),
    ...(source ? { sourceMessage: source as unknown as JsonObject } : {}),
    referencedDistributionID: distributionID ?? NO_DISTRIBUTION_ID,
  }, 'Error');
