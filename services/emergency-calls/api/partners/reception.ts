import { boxOf } from '#base/messages/message-box.ts';
import type { SymmetricKey } from '#base/values/crypto-box.ts';
import { inContext, systemContext, type Tx } from '#base/store/context.ts';
import { newId } from '#base/values/ids.ts';
import type { Instant } from '#base/values/instant.ts';
import { deriveKey } from '#base/values/keyring.ts';
import { centreOf } from '../../domain/identifiers/case-ids.ts';
import type { Envelope } from '../../exchange/envelope.ts';
import type { HubLink } from '../../exchange/hub-link.ts';
import { buildError, buildReference, NO_DISTRIBUTION_ID } from '../../exchange/hub/build-envelope.ts';
import type { Reply } from '../../exchange/hub/plan-delivery.ts';
import type { Reading } from '../../exchange/read-envelope.ts';
import type { Regulation } from '../../store/open-regulation.ts';
import { waitingMessages, type WaitingFor, type WaitingMessages } from '../../store/waiting-messages.ts';
import type { PartnerMessage } from './partner-message.ts';

/** A message that can be read. */
export type Readable = Extract<Reading, { ok: true }>;

/** What of a message its answer needs. One of which no id could be read is named by a fixed text. */
type Answered = Pick<Envelope, 'senderID'> & { distributionID?: string | undefined; distributionStatus?: Envelope['distributionStatus'] };

/** What taking messages in for one centre needs. */
export type Reception = {
  regulation: Regulation; centre: string; partition: number; fingerprintKey: SymmetricKey; waiting: WaitingMessages;
  isPartner: PartnerMessage['isPartner'];
  inTx<T>(fn: (tx: Tx) => Promise<T>): Promise<T>;
  /** Tells a sender what became of a message; rejects while the hub is out of reach. */
  answer(about: Answered, reply: Reply): Promise<void>;
  /** Makes a message safe here for later. */
  putAside(envelope: Envelope, why: WaitingFor, awaits: string | null, at: Instant): Promise<void>;
};

const CONTEXT = systemContext('hub', 'regulation');

/** Opens the reception of the centre whose link it is. */
export const openReception = (regulation: Regulation, link: HubLink, isPartner: PartnerMessage['isPartner']): Reception => {
  const centre = centreOf(link.clientId);
  if (centre === undefined) throw new Error(`${link.clientId} is no centre`);
  const here = { centre, partition: regulation.partitionOfCentre(centre) };
  const waiting = waitingMessages(boxOf(regulation.keyring));
  const inTx = <T>(fn: (tx: Tx) => Promise<T>): Promise<T> => inContext(regulation.app, CONTEXT, fn);
  return { regulation, ...here, isPartner, fingerprintKey: deriveKey(regulation.keyring, 'hub-fingerprint'), waiting, inTx,
    putAside: (envelope, why, awaits, at) => inTx((tx) => waiting.put(tx, here, why, awaits, envelope, at)),
    answer: async ({ distributionID, senderID, distributionStatus: status = 'Actual' }, reply) => {
      const stamp = { sender: link.clientId, recipient: senderID, unique: newId(), at: regulation.clock(), status };
      await link.send(reply.kind === 'reference' ? buildReference(stamp, distributionID ?? NO_DISTRIBUTION_ID, reply.step)
        : buildError(stamp, { code: reply.code, cause: reply.cause, distributionID }));
    } };
};
