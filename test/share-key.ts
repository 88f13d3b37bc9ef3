import type { Tx } from '#base/store/context.ts';
import type { DossierKeys } from '#base/dossiers/dossier-keys.ts';
import type { Loaded } from '#base/dossiers/dossier-type.ts';
import { dossierProblems } from '#base/dossiers/errors.ts';
import { insertKeys } from '#base/dossiers/event-queries.ts';

/** Gives another holder its own key to the content of one dossier, as the service does for many at once. */
export const shareKey = async <State>(tx: Tx, keys: DossierKeys, loaded: Loaded<State>, holder: string): Promise<Loaded<State>> => {
  if (loaded.holders.includes(holder)) return loaded;
  if (!loaded.key) throw dossierProblems.DOSSIER_ERASED();
  await insertKeys(tx, loaded.ref.partition, [{ id: loaded.ref.id, wrapped: keys.wrap(loaded.ref, holder, loaded.key) }]);
  return { ...loaded, holders: [...loaded.holders, holder].sort() };
};
