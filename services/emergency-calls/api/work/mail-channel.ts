import { PATIENT, type Channel } from '#base/messages/channel.ts';
import { createSmtpAdapter } from '#base/messages/smtp-adapter.ts';
import { smtpOptions } from '#base/messages/smtp-address.ts';
import { startDispatcher } from '#base/messages/dispatcher.ts';
import { boxOf } from '#base/messages/message-box.ts';
import type { ServiceContext } from '#base/http/service-context.ts';
import type { Logger } from '#base/telemetry/logger.ts';
import type { Regulation } from '../../store/open-regulation.ts';

/** Name of the outbox's channel of mails to people. */
export const MAIL_CHANNEL = 'mail';

const CONNECTIONS = 1;

/** Carries mails to the operator's server or the demonstration's mailbox; without either they wait in the outbox. */
export const startMails = (
  { settings, origins, admission }: ServiceContext, { jobs: pool, keyring, partitions, clock }: Regulation, logger: Logger, pollMs = 2_000,
): { close(): Promise<void> } | undefined => {
  const url = settings.SOCLE_SMTP_URL || origins['mailbox:smtp'];
  if (!url) return undefined;
  const from = { name: 'Régulation des appels d’urgence', address: settings.SOCLE_CALLS_CONTACT || 'regulation@socle.localhost' };
  const adapter = createSmtpAdapter({ connections: CONNECTIONS, ...smtpOptions(url, from) });
  const channel: Channel = { adapter, policy: PATIENT };
  const dispatcher = startDispatcher({ pool, box: boxOf(keyring), partitions, clock, logger, pollMs, admission,
    channels: { [MAIL_CHANNEL]: channel } });
  return { close: async () => {
    await dispatcher.close();
    adapter.close();
  } };
};
