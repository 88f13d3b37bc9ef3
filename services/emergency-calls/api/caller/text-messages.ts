import { startDispatcher, type Dispatcher } from '#base/messages/dispatcher.ts';
import { boxOf } from '#base/messages/message-box.ts';
import { createSmsAdapter } from '#base/messages/sms-adapter.ts';
import { smsRelay } from '#base/messages/sms-relay.ts';
import type { ServiceContext } from '#base/http/service-context.ts';
import type { Logger } from '#base/telemetry/logger.ts';
import { SERVICE } from '../../store/case-type.ts';
import type { Regulation } from '../../store/open-regulation.ts';

/** Channel of text messages in the outbox. */
export const SMS_CHANNEL = 'sms';

/** A link is for the call that goes on: tried at once and often, and left after ten minutes. */
const AT_ONCE = { backoffBaseMs: 500, backoffMaxMs: 15_000, attemptsMax: 40, ageMaxMs: 10 * 60_000 };

/** Without a relay texts wait in the outbox and die there. */
const relayOf = ({ settings, secrets, origins }: ServiceContext) => smsRelay(SERVICE,
  { url: settings.SOCLE_CALLS_SMS_URL, secret: settings.SOCLE_CALLS_SMS_SECRET },
  { origin: origins.mailbox, secret: secrets['texts@mailbox'] });

/** Carries text messages from the outbox. */
export const startTexts = (context: ServiceContext, regulation: Regulation, logger: Logger, pollMs = 300): Dispatcher | undefined => {
  const relay = relayOf(context);
  const { jobs: pool, keyring, partitions, clock } = regulation;
  return relay && startDispatcher({ pool, box: boxOf(keyring), partitions, clock, logger, pollMs, admission: context.admission,
    channels: { [SMS_CHANNEL]: { adapter: createSmsAdapter({ ...relay, clock }), policy: AT_ONCE } } });
};
