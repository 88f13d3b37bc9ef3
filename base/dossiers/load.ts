import type { Tx } from '#base/store/context.ts';
import type { DossierKeys } from './dossier-keys.ts';
import type { DossierType, Loaded, RecordedEvent } from './dossier-type.ts';
import { openContent, type DossierRef } from './event.ts';
import { selectEvents, selectKeys, type StoredEvent } from './event-queries.ts';

/** Facts that the base itself puts in a sealed body; the rest is the domain's. */
const OWN = new Set(['at', 'actor', 'purpose', 'content', 'for']);

/** Opens a stored event with the dossier's key (none: the content stays closed). */
export const recordedEvent = (ref: DossierRef, row: StoredEvent, key: Buffer | undefined): RecordedEvent => {
  const body = JSON.parse(row.body) as Record<string, unknown> & { content?: string };
  const facts = Object.fromEntries(Object.entries(body).filter(([name]) => !OWN.has(name)));
  const content = key && row.content && body.content
    ? openContent(ref, row.position, row.content, body.content, key) : undefined;
  return { type: row.type, version: row.type_version, position: row.position, at: row.at.getTime(), actor: row.actor_id,
    facts, ...(content === undefined ? {} : { content }) };
};

/**
 * Folds a dossier from its events, as these holders may read it; `undefined` when the reader sees none.
 * Without a key of theirs the contents stay closed: only sealed facts are folded.
 */
export const loadDossier = async <State>(
  tx: Tx, type: DossierType<State>, keys: DossierKeys, ref: DossierRef, as: readonly string[] = type.holders,
): Promise<Loaded<State> | undefined> => {
  const [rows, wrapped] = await Promise.all([selectEvents(tx, ref), selectKeys(tx, ref)]);
  if (rows.length === 0) return undefined;
  const mine = wrapped.find(({ holder }) => as.includes(holder));
  const key = mine && keys.unwrap(ref, mine);
  const events = rows.map((row) => recordedEvent(ref, row, key));
  const shown = { state: events.reduce(type.evolve, type.initialState()), holders: wrapped.map(({ holder }) => holder) };
  return { ref, version: rows.length, key, ...shown, shown, events };
};
