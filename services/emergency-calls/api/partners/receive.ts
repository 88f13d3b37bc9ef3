import { newId } from '#base/values/ids.ts';
import type { HubDelivery, HubHandler, HubLink } from '../../exchange/hub-link.ts';
import { queueOf } from '../../exchange/hub/admit.ts';
import { replyToUnreadable, scanSender } from '../../exchange/hub/plan-delivery.ts';
import type { Reading } from '../../exchange/read-envelope.ts';
import { raiseAlarm } from '../../store/exchange-alarms.ts';
import type { Regulation } from '../../store/open-regulation.ts';
import { inTurn } from './in-turn.ts';
import { noteFate } from './note-fate.ts';
import type { PartnerMessage } from './partner-message.ts';
import type { Rate } from './partner-rate.ts';
import { openReception, type Readable, type Reception } from './reception.ts';
import { senderTurns } from './sender-turns.ts';
import { giveUpLate, takeIn } from './take-in.ts';

type Unreadable = Extract<Reading, { ok: false }>;

/** What one partner may have taken in at once: beyond it, its messages wait for their turn and nobody else's do. */
const PARTNER_RATE: Rate = { per_s: 20, burst: 200 };

/** Who may speak to a centre: partners of the site, and the hub by the name that it has in this environment. */
export type HubPeers = { isPartner: PartnerMessage['isPartner']; hubId: string };

/** A centre's end of the exchange: takes what comes, and looks again at what waits. */
export type Receiver = {
  take: HubHandler;
  /** Takes in what waited for its sender's turn. */
  look(): Promise<void>;
  /** Gives up what waited in vain for its case. */
  giveUp(): Promise<void>;
};

/** Messages of one case follow each other; those of no case follow those of their sender. */
const orderOf = ({ envelope, contents: [content] }: Readable): string => {
  const caseId = content?.info ? content.body['caseId'] : undefined;
  return typeof caseId === 'string' ? caseId : envelope.senderID;
};

/** Nobody answers an acknowledgement or an error, be it readable or not; nor somebody who is no partner. */
const whomToTell = ({ isPartner }: Reception, { queue, bytes }: HubDelivery, reading: Unreadable): string | undefined => {
  if (queue !== 'message') return undefined;
  const scanned = scanSender(bytes, reading);
  return reading.envelope?.senderID ?? (scanned !== undefined && isPartner(scanned) ? scanned : undefined);
};

const refuse = async (reception: Reception, delivery: HubDelivery, reading: Unreadable): Promise<void> => {
  const { envelope, distributionID, code, faults } = reading;
  const sender = whomToTell(reception, delivery, reading);
  await reception.inTx((tx) => raiseAlarm(tx, reception.partition, reception.centre, { id: newId(), kind: 'ILLISIBLE', dossier: null,
    sender: envelope?.senderID ?? sender ?? '?', distributionId: distributionID ?? null,
    detail: [code, ...faults.map(({ path }) => path)].join(' '), exercise: envelope?.distributionStatus === 'Exercise' },
      reception.regulation.clock()));
  if (sender === undefined) return;
  await reception.answer({ senderID: sender, distributionID, ...(envelope ? { distributionStatus: envelope.distributionStatus } : {}) },
    replyToUnreadable(reading));
};

/**
 * Takes what the hub brings to one centre: judged, taken in once, and answered after the write. A message that comes before its case,
 * or faster than its sender's share, is put aside here, durably, and the broker is free of it.
 */
export const receiver = (regulation: Regulation, link: HubLink, { isPartner, hubId }: HubPeers, rate = PARTNER_RATE): Receiver => {
  const reception = openReception(regulation, link, isPartner);
  const inCaseTurn = inTurn();
  const take = (reading: Readable, at: number) => inCaseTurn(orderOf(reading), () => takeIn(reception, reading, at));
  const turns = senderTurns(reception, rate, take);
  return {
    take: async (delivery) => {
      const { reading, receivedAt } = delivery;
      if (!reading.ok) return refuse(reception, delivery, reading);
      if (queueOf(reading.envelope) !== 'message') return noteFate(regulation, reception.centre, hubId, reading);
      if (await turns.mustWait(reading.envelope.senderID)) return turns.wait(reading.envelope, receivedAt);
      await take(reading, receivedAt);
    },
    look: turns.look,
    giveUp: () => giveUpLate(reception),
  };
};
