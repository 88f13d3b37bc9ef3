import type { ServiceContext } from '#base/http/service-context.ts';
import { directionKey, type WebhookKey } from '#base/messages/webhook-signature.ts';
import type { Logger } from '#base/telemetry/logger.ts';
import type { Metrics } from '#base/telemetry/metrics.ts';
import type { Clock } from '#base/values/instant.ts';
import { SERVICE } from '../../store/demande-type.ts';
import { addressChecker, type AddressChecker } from './address-checker.ts';

const PATH = '/justificatif-adresse/v1/verifications';

/** Where addresses are checked: the operator's API, or the demonstration's own double. */
const doorOf = ({ settings, secrets, origins }: ServiceContext): { url: string; key: WebhookKey } | undefined => {
  if (settings.SOCLE_VOTER_ADDRESS_URL) {
    return { url: settings.SOCLE_VOTER_ADDRESS_URL, key: { kind: 'hmac', secret: Buffer.from(settings.SOCLE_VOTER_ADDRESS_SECRET ?? '') } };
  }
  return origins.identity && secrets.address
    ? { url: origins.identity + PATH, key: directionKey(Buffer.from(secrets.address), SERVICE, 'identity') } : undefined;
};

/** The checker of a process, or nothing when none is set: the form then never offers it. */
export const openAddressCheck = (context: ServiceContext, clock: Clock, { logger, metrics }: { logger: Logger; metrics: Metrics }):
  AddressChecker | undefined => {
  const door = doorOf(context);
  if (!door) return undefined;
  const counted = metrics.counter('voter_address_checks_total', 'Checks of an address with an energy supplier, by answer.', ['answer']);
  return addressChecker({ ...door, clock, told: (answer, error) => {
    counted.inc({ answer: answer.toLowerCase() });
    if (error !== undefined) logger.warn({ err: error }, 'an address could not be checked');
  } });
};
