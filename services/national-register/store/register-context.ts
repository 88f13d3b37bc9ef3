import type { MessageBox } from '#base/messages/message-box.ts';
import { systemContext } from '#base/store/context.ts';
import type { Clock } from '#base/values/instant.ts';
import type { LookUp } from '../domain/look-up.ts';
import type { Vault } from './demande-row.ts';

/** What receiving and treating need besides the transaction. */
export type RegisterContext = {
  vault: Vault;
  box: MessageBox;
  clock: Clock;
  /** A new UUIDv7. */
  newId: () => string;
  /** A new public reference of a request. */
  newRef: (partition: number) => string;
  lookUp: LookUp;
  /** Told when the civil registry found a question of ours wrong: an alarm, by the request's number alone. */
  onFault?: (numero: string) => void;
  /** How long after its receipt a message is acted upon, ms: the register takes its time. */
  delayMs: (messageId: string) => number;
  /** States are also pushed to the portal. */
  push: boolean;
};

/** Row context of the exchange with portals. */
export const EXCHANGE = systemContext('exchange', 'tenue-du-repertoire-electoral');

/** The portal that we speak with, as sender in the inbox and channel of the outbox. */
export const PORTAL = 'voter-registration';
export const PORTAL_CHANNEL = 'portal';
