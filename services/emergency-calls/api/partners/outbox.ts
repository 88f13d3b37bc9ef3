import { messageBox, type MessageBox } from '#base/messages/message-box.ts';
import { hmac } from '#base/values/crypto-box.ts';
import { deriveKey, type Keyring } from '#base/values/keyring.ts';

/** Name of the outbox's channel to the health hub. */
export const HUB_CHANNEL = 'hub';

/** What seals messages while they wait. */
export const boxOf = (ring: Keyring): MessageBox => messageBox(hmac(deriveKey(ring, 'messages'), 'box'));
