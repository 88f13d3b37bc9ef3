import { failpoint } from '#base/telemetry/failpoint.ts';
import { newId } from '#base/values/ids.ts';
import type { Instant } from '#base/values/instant.ts';
import { isExercise } from '../../exchange/envelope.ts';
import { EXCHANGE_LIMITS } from '../../exchange/exchange-limits.ts';
import { fingerprintOf, noveltyOf } from '../../exchange/hub/dedupe.ts';
import { planMessage, type MessagePlan } from '../../exchange/hub/plan-delivery.ts';
import { placeOf } from '../../exchange/hub/sequence.ts';
import { judgeEnvelope } from '../../exchange/read-envelope.ts';
import { raiseAlarm } from '../../store/exchange-alarms.ts';
import { knownMessage, takeMessage as writeDown, type Received } from '../../store/exchange.ts';
import type { WaitingMessage } from '../../store/waiting-messages.ts';
import { findCase, knownOf, type FoundCase } from './find-case.ts';
import type { PartnerMessage } from './partner-message.ts';
import { VEHICLE_TAKERS } from './positions.ts';
import type { Readable, Reception } from './reception.ts';
import { alarmAbout, takeMessage, type Manner } from './take-message.ts';

const FATES: Readonly<Record<Manner, Received['fate']>> = { apply: 'PRIS', propose: 'PROPOSE', keep: 'GARDE' };

const messageOf = ({ centre, isPartner }: Reception, { envelope, contents: [content] }: Readable, at: Instant):
PartnerMessage | undefined =>
  content?.info && { centre, sender: envelope.senderID, id: envelope.distributionID, at, kind: content.info.kind, body: content.body,
    exercise: isExercise(envelope), isPartner };

/** Judges a message, takes it in and answers it; `early`: its case is not known yet, it is put aside. */
export const takeIn = async (reception: Reception, reading: Readable, at: Instant): Promise<'done' | 'early'> => {
  const { regulation, centre, partition } = reception;
  const { envelope } = reading;
  const print = fingerprintOf(reception.fingerprintKey, envelope);
  const before = await reception.inTx((tx) => knownMessage(tx, partition, centre, envelope.distributionID));
  const message = messageOf(reception, reading, at);
  const found = message && before === undefined ? await findCase(regulation, message) : undefined;
  const plan = planMessage(reading, { novelty: noveltyOf(before, print), placeOf: () => (message
    ? placeOf(message.kind, message.sender, message.body, knownOf(found, message)) : { do: 'apply' }) });
  if (plan.do === 'park') {
    await reception.putAside(envelope, 'SUITE', plan.awaits, at);
    return 'early';
  }
  if (message) await carryOut(reception, message, print, plan, found);
  failpoint('hub-before-answer');
  await reception.answer(envelope, plan.reply);
  return 'done';
};

const carryOut = async (
  reception: Reception, message: PartnerMessage, fingerprint: string, plan: Exclude<MessagePlan, { do: 'park' }>,
  found: FoundCase | undefined,
): Promise<void> => {
  if (plan.do !== 'nothing') await write(reception, message, fingerprint, plan.do, found);
  if (plan.doubt) await alarmAbout(reception.regulation, message, plan.doubt, message.kind, found?.ref.id ?? null);
};

const write = async (
  reception: Reception, message: PartnerMessage, fingerprint: string, manner: Manner, found: FoundCase | undefined,
): Promise<void> => {
  const { regulation, centre, partition, waiting } = reception;
  failpoint('hub-before-write');
  const taker = VEHICLE_TAKERS[message.kind];
  const dossier = taker ? null : await takeMessage(regulation, message, found, manner);
  failpoint('hub-before-note');
  await reception.inTx(async (tx) => {
    await taker?.(tx, regulation, message);
    await writeDown(tx, partition, { centre, distributionId: message.id, fingerprint, sender: message.sender, model: message.kind, dossier,
      exercise: message.exercise, fate: FATES[manner] }, regulation.clock());
  });
  const { caseId } = message.body;
  if (found || dossier === null || typeof caseId !== 'string') return;
  await takeWaiting(reception, await reception.inTx((tx) => waiting.ofCase(tx, reception, caseId)));
};

/** Takes in what waited, in its order; each is let go once it is answered. */
const takeWaiting = async (reception: Reception, messages: readonly WaitingMessage[]): Promise<void> => {
  for (const { envelope, distributionId, at } of messages) {
    const reading = judgeEnvelope(envelope);
    if (reading.ok && await takeIn(reception, reading, at) === 'early') continue;
    await reception.inTx((tx) => reception.waiting.drop(tx, reception, distributionId));
  }
};

const TOO_LATE = 'dossier inconnu après dix minutes';

/** What waits for its case since before this instant waited in vain. */
export const lateBefore = (now: Instant): Instant => now - EXCHANGE_LIMITS.parked_ms_max;

/** Gives up what waited ten minutes for a case that did not come: the sender is told (702), and a person here. */
export const giveUpLate = async (reception: Reception): Promise<void> => {
  const { regulation, centre, partition, waiting } = reception;
  const now = regulation.clock();
  const late = await reception.inTx((tx) => waiting.lateSince(tx, reception, lateBefore(now)));
  for (const { envelope, distributionId, sender } of late) {
    await reception.answer(envelope, { kind: 'error', code: 'WRONG_MESSAGE_SEQUENCE', cause: TOO_LATE });
    await reception.inTx(async (tx) => {
      await raiseAlarm(tx, partition, centre, { id: newId(), kind: 'HORS_SEQUENCE', sender, distributionId, dossier: null,
        detail: TOO_LATE, exercise: isExercise(envelope) }, now);
      await waiting.drop(tx, reception, distributionId);
    });
  }
};
