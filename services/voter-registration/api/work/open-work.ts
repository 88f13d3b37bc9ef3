import type { ServiceContext } from '#base/http/service-context.ts';
import { createLogger } from '#base/telemetry/logger.ts';
import { communes } from '../../data/communes.ts';
import { contactLines } from '../contact-lines.ts';
import { registerOf } from '../register-of.ts';
import { applyOrders } from './apply-orders.ts';
import { findingOf } from './attach-pieces.ts';
import { boxOf } from '#base/messages/message-box.ts';
import type { Sender } from './letter-words.ts';
import { fileWork, rollsOf } from './partners.ts';
import type { Work } from './work.ts';

/** Connections of the worker: each lane of each destination may hold one. */
const CONNECTIONS = 24;

/** Who writes to people, by the settings. */
export const senderOf = (context: ServiceContext): Sender => {
  const { settings, origin } = context;
  const { mail, phone } = contactLines(context);
  const names = communes();
  return { service: settings.SOCLE_VOTER_AUTHORITY ?? '', contactService: [mail, phone].filter(Boolean).join(', '), origin,
    communeName: (code) => names.get(code)?.nom ?? code };
};

/** What background work stands on, in this process. */
export const openWork = (context: ServiceContext): Work => {
  const logger = createLogger(context.service);
  const register = registerOf(context, (error) => logger.error({ err: error }, 'the register failed at something'), { jobs: CONNECTIONS });
  const work: Work = {
    register, logger, box: boxOf(register.keyring), files: fileWork(context, register),
    sender: senderOf(context),
  };
  const rolls = rollsOf(context, register.clock);
  if (rolls) work.rolls = rolls;
  work.files.settled = async (tx, file) => {
    if (file.dossier) await applyOrders(tx, register, file.dossier.partition, findingOf(file), register.clock());
  };
  return work;
};
