import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { open, seal } from '#base/values/crypto-box.ts';
import { randomSlice } from '#base/values/ids.ts';
import type { Keyring } from '#base/values/keyring.ts';
import type { DossierRef } from './event.ts';

/** A dossier's data key as it is stored for one holder. */
export type WrappedKey = { holder: string; kid: string; wrapped: Buffer };

export type DossierKeys = {
  /** A new data key, wrapped for `holder`. */
  create(ref: DossierRef, holder: string): { key: Buffer; wrapped: WrappedKey };
  /** The same data key for another holder, e.g. the commune when it receives the dossier. */
  wrap(ref: DossierRef, holder: string, key: Buffer): WrappedKey;
  /** Throws when the row was altered or belongs to another dossier or holder. */
  unwrap(ref: DossierRef, wrapped: WrappedKey): Buffer;
};

const KEY_BYTES = 32;

/** Wraps data keys under a key of the service and the holder, bound to the dossier. */
export const createDossierKeys = (ring: Keyring): DossierKeys => {
  const derived = new Map<string, KeyObject>();
  const holderKey = (kid: string, holder: string): KeyObject => {
    const id = `${kid}/${holder}`;
    let key = derived.get(id);
    if (!key) {
      const kek = ring.keks.get(kid);
      if (!kek) throw new Error(`key-encryption key ${kid} is not in the keyring`);
      derived.set(id, (key = createSecretKey(
        Buffer.from(hkdfSync('sha256', kek, 'socle', `dossier-holder/${holder}`, KEY_BYTES)))));
    }
    return key;
  };
  const wrap: DossierKeys['wrap'] = (ref, holder, key) => ({ holder, kid: ring.activeKek,
    wrapped: seal(holderKey(ring.activeKek, holder), key, `${ref.partition}/${ref.id}/${holder}`) });
  return {
    wrap,
    create: (ref, holder) => {
      const key = randomSlice(KEY_BYTES);
      return { key, wrapped: wrap(ref, holder, key) };
    },
    unwrap: (ref, { holder, kid, wrapped }) => open(holderKey(kid, holder), wrapped, `${ref.partition}/${ref.id}/${holder}`),
  };
};
