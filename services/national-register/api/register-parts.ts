import { createSecretKey, type KeyObject } from 'node:crypto';
import { hmac } from '#base/values/crypto-box.ts';
import { deriveKey, parseKeyring, type SerialisedKeyring } from '#base/values/keyring.ts';
import { messageBox } from '#base/messages/message-box.ts';
import { directionKey } from '#base/messages/webhook-signature.ts';
import { newId, randomSlice } from '#base/values/ids.ts';
import type { Clock } from '#base/values/instant.ts';
import { publicNumber } from '#base/values/public-number.ts';
import { demoCases } from '../data/demo-cases.ts';
import { latenessMs, NO_FAULTS, type FaultPlan } from '../domain/faults.ts';
import { identityKey } from '../domain/identity-key.ts';
import { simulatedLookUp } from '../exchange/civil-registry.ts';
import { createVault } from '../store/demande-row.ts';
import { PORTAL, type RegisterContext } from '../store/register-context.ts';

/** What a process of the register is made of, whatever it does. */
export type RegisterOptions = {
  keyring: SerialisedKeyring;
  clock: Clock;
  faults?: FaultPlan;
  /** Of a thousand people, how many are not found as asked. */
  anomaliesPer1000?: number;
  push?: boolean;
  onFault?: (numero: string) => void;
  /** The secret shared with the portal. */
  secret?: Buffer;
};

/** Name of the service, its schema and its sender id. */
export const SERVICE = 'national-register';

/** The context of receiving and treating, from keys and settings. */
export const registerContext = (options: RegisterOptions): RegisterContext => {
  const ring = parseKeyring(options.keyring);
  const vault = createVault(ring, options.secret && enquiryKey(options.secret));
  const faults = options.faults ?? NO_FAULTS;
  return {
    vault, box: messageBox(deriveKey(ring, 'messages')), clock: options.clock, newId,
    newRef: (partition) => publicNumber('REU', null, partition, randomSlice(10)),
    lookUp: simulatedLookUp({ cases: demoCases(), anomaliesPer1000: options.anomaliesPer1000 ?? 0,
      draw: (person) => vault.draw('identity', identityKey(person)) }),
    ...(options.onFault ? { onFault: options.onFault } : {}),
    delayMs: (id) => latenessMs(faults, id), push: options.push ?? true,
  };
};

/** The key of enquiries' digests: a change of the shared secret means that `consultable` is made again. */
const enquiryKey = (secret: Buffer): KeyObject => createSecretKey(hmac(secret, 'enquiry', PORTAL, SERVICE));

/** Sender id of the service where proxies are made (maprocuration, simulated by whoever holds the key). */
const PROXIES = 'proxies';

/** Keys of the two directions, and of the proxies' service, from the secret that this simulation shares with the portal. */
export const exchangeKeys = (secret: Buffer) => ({
  fromPortal: directionKey(secret, PORTAL, SERVICE), toPortal: directionKey(secret, SERVICE, PORTAL),
  fromProxies: directionKey(secret, PROXIES, SERVICE),
});
