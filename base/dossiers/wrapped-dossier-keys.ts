import { oncePerKeyring } from '#base/values/keyring.ts';
import { createDossierKeys } from './dossier-keys.ts';
import type { WrappedKeys } from './rewrap-command.ts';

/** The keys that wrap are derived once for all rows. */
const keysOf = oncePerKeyring(createDossierKeys);

/** Data keys of dossiers, for their rotation. */
export const WRAPPED_DOSSIER_KEYS: WrappedKeys = {
  table: 'dossier_key', id: [{ column: 'dossier_id', type: 'uuid' }, { column: 'holder', type: 'text' }],
  of: 'dossier_id::text', holder: 'holder', key: 'wrapped',
  rewrap: (ring, partition, { of, holder, kid, wrapped }) => {
    const [keys, ref] = [keysOf(ring), { partition, id: of }];
    return keys.wrap(ref, holder, keys.unwrap(ref, { holder, kid, wrapped })).wrapped;
  },
};
