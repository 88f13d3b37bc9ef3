import { hmac } from '#base/values/crypto-box.ts';
import { deriveKey, type Keyring } from '#base/values/keyring.ts';
import type { Trait } from '../../domain/fraud/traits.ts';

const KEY_BYTES = 16;

/** The keyed hash of a trait in one commune: the same trait elsewhere has another one. */
export const traitKey = (ring: Keyring, commune: string, { sorte, texte }: Trait): string =>
  hmac(deriveKey(ring, 'signals'), commune, sorte, texte).subarray(0, KEY_BYTES).toString('hex');
