import type { Instant } from '#base/values/instant.ts';
import type { JsonObject } from '../../exchange/schema/json.ts';
import type { Kind } from '../../exchange/schema/kinds.ts';

/** A right message that a partner sent to a centre. `id` is its distribution id. */
export type PartnerMessage = {
  centre: string; sender: string; id: string; kind: Kind; body: JsonObject; exercise: boolean; at: Instant;
  /** Whether a client of the hub is a partner of this site: nothing is told to others because a message names them. */
  isPartner(clientId: string): boolean;
};

const ID_CHARS_MAX = 80;

/** Id of a command made from a message: the same message makes the same commands, so that redelivery changes nothing. */
export const commandId = ({ id }: PartnerMessage, part: string): string => `${id}/${part}`.slice(-ID_CHARS_MAX);
