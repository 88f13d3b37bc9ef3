import type { ServiceContext } from '#base/http/service-context.ts';
import { createLogger } from '#base/telemetry/logger.ts';
import { systemClock } from '#base/values/instant.ts';
import type { RunningWeb, ServiceFace } from '../../host/service-face.ts';
import { startMailbox } from './start.ts';

/** Where the demo's mails and letters arrive: a stand-in for the world's mailboxes. */
export const service: ServiceFace = {
  name: 'mailbox',
  title: { fr: 'Boîte aux lettres de démonstration', en: 'Demo mailbox' },
  summary: { fr: 'Les courriels et les lettres de la démonstration arrivent ici.',
    en: 'The mails and letters of the demonstration arrive here.' },
  partitions: 1,
  migrations: [],
  ports: [{ name: 'web', default: 8025 }, { name: 'smtp', default: 8026 }],
  standIn: true,
  sharedSecrets: [{ name: 'letters', with: 'voter-registration' }, { name: 'texts', with: 'emergency-calls' }],
  startWeb: (context) => startWeb(context),
};

const startWeb = async (context: ServiceContext): Promise<RunningWeb> => {
  if (context.env === 'production') throw new Error('the demo mailbox does not start with SOCLE_ENV=production');
  const { letters, texts } = context.secrets;
  const mailbox = await startMailbox({
    context,
    ...(context.listenHandles.web ? { http: context.listenHandles.web } : {}),
    ...(context.listenHandles.smtp ? { smtp: context.listenHandles.smtp } : {}),
    letterSecrets: { ...(letters === undefined ? {} : { 'voter-registration': Buffer.from(letters) }),
      ...(texts === undefined ? {} : { 'emergency-calls': Buffer.from(texts) }) },
    clock: () => systemClock() + (context.clockOffset ?? 0),
    logger: createLogger('mailbox'),
  });
  return { close: (leave) => mailbox.close(leave), load: () => ({ queue: 0, inFlight: 0 }) };
};
