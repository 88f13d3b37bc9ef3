import { isClientId } from '../../domain/identifiers/case-ids.ts';
import { DEFAULT_HUB_ID } from '../../exchange/hub/hub-codes.ts';

/**
 * Client id of the hub itself (`SOCLE_CALLS_HUB_ID`): its errors carry it, and it differs between environments. Throws on what is no
 * client id, so that a slip shows at the start and not as errors that nobody believes.
 */
export const hubIdOf = (setting: string | undefined): string => {
  const id = setting?.trim() || DEFAULT_HUB_ID;
  if (!isClientId(id)) throw new Error('SOCLE_CALLS_HUB_ID: fr.health.hub');
  return id;
};
