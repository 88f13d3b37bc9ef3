import { createSecretKey } from 'node:crypto';
import type { WebhookKey } from '#base/messages/webhook-signature.ts';
import type { ServiceContext } from '#base/http/service-context.ts';
import { deriveKey } from '#base/values/keyring.ts';
import type { Regulation } from '../store/open-regulation.ts';

/**
 * Keys by which the telephony and the trackers of vehicles sign: the site's secret, and in a demonstration one derived from the
 * service's own, which only the simulated telephony inside the service knows.
 */
export const machineKeys = ({ settings, demo }: ServiceContext, { keyring }: Regulation): readonly WebhookKey[] => [
  ...(settings.SOCLE_CALLS_TELEPHONY_SECRET
    ? [{ kind: 'hmac', secret: createSecretKey(Buffer.from(settings.SOCLE_CALLS_TELEPHONY_SECRET)) } as const] : []),
  ...(demo ? [{ kind: 'hmac', secret: deriveKey(keyring, 'demo-telephony') } as const] : []),
];
