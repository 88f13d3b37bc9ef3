import type { Tx } from '#base/store/context.ts';
import type { DossierKeys } from './dossier-keys.ts';
import type { DossierType, Loaded, RecordedEvent } from './dossier-type.ts';
import { openContent, type DossierRef } from './event.ts';
import { selectEvents, selectKey, type StoredEvent } from './event-queries.ts';

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

/** Folds a dossier from its events, as one holder may read it; `undefined` when the reader sees none. */
export const loadDossier = async <State>(
  tx: Tx, type: DossierType<State>, keys: DossierKeys, ref: DossierRef, holders: readonly string[],
): Promise<Loaded<State> | undefined> => {
  const [rows, ...found] = await Promise.all([selectEvents(tx, ref), ...holders.map((holder) => selectKey(tx, ref, holder))]);
  if (rows.length === 0) return undefined;
  const wrapped = found.find((key) => key !== undefined);
  const key = wrapped && keys.unwrap(ref, wrapped);
  const events = rows.map((row) => recordedEvent(ref, row, key));
  return { ref, version: rows.length, key, events, state: events.reduce(type.evolve, type.initialState()) };
};
