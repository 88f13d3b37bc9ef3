import type { Tx } from '#base/store/context.ts';
import { pipelined } from '#base/store/pipelined.ts';
import type { Clock, Instant } from '#base/values/instant.ts';
import type { DossierKeys, WrappedKey } from './dossier-keys.ts';
import type { DossierType, Folded } from './dossier-type.ts';
import type { DossierRef } from './event.ts';
import { selectEventsFrom, selectKeys, selectVersion, type TailEvent } from './event-queries.ts';
import { DOSSIER_LIMITS } from './limits.ts';
import { recordedEvent } from './load.ts';

/** What a process remembers of a dossier: folded up to `version`, whose event had this salt, opened with this holder's key. */
type Entry<State> = { version: number; salt: Buffer; state: State; mine: WrappedKey; key: Buffer; bytes: number; usedAt: Instant };

/** What is folded: a dossier's state, or something else that follows from its events alone. */
type Fold<State> = Pick<DossierType<State>, 'initialState' | 'evolve'>;

export type FoldedCacheOptions<State> = { type: Fold<State>; keys: DossierKeys; clock: Clock;
  limits?: Partial<Record<keyof typeof DOSSIER_LIMITS, number>> };

/** Dossiers of one type as a process has folded them. */
export type FoldedCache<State> = {
  /** As `loadDossier` without the events: `undefined` when the reader sees none. Read for these holders. */
  load(tx: Tx, ref: DossierRef, as: readonly string[]): Promise<Folded<State> | undefined>;
  /** The same, held to the end of the transaction: for commands that merge and so need no expected version. */
  hold(tx: Tx, ref: DossierRef, as: readonly string[]): Promise<Folded<State> | undefined>;
  /** Forgets what nobody used for long, and what is over the bounds; done by itself from time to time. */
  sweep(): void;
  /** How many are remembered, and of how many bytes of events. */
  readonly size: { count: number; bytes: number };
};

/**
 * Remembers folded dossiers, so that a command opens and folds only what is new. Each use asks the database, in the caller's
 * transaction and under its row context, for the dossier's version, its keys and the events from the remembered one on: the same
 * event must stand there (by its random salt), the same holder must still have the same key. Otherwise the dossier is folded anew and
 * what was remembered goes: also what a transaction had read of its own and then rolled back.
 */
export const foldedCache = <State>({ type, keys, clock, limits }: FoldedCacheOptions<State>): FoldedCache<State> => {
  const L = { ...DOSSIER_LIMITS, ...limits };
  const entries = new Map<string, Entry<State>>();
  let bytes = 0;
  let sweeping: NodeJS.Timeout | undefined;
  const nameOf = (ref: DossierRef): string => `${ref.partition}/${ref.id}`;
  const forget = (name: string): void => {
    bytes -= entries.get(name)?.bytes ?? 0;
    entries.delete(name);
  };
  /** The least recently used stand first. */
  const sweep = (): void => {
    const old = clock() - L.folded_idle_ms_max;
    for (const [name, { usedAt }] of entries) {
      if (usedAt > old && entries.size <= L.folded_count_max && bytes <= L.folded_bytes_max) break;
      forget(name);
    }
    if (entries.size === 0) sweeping = void clearInterval(sweeping);
  };
  const remember = (name: string, entry: Entry<State>): void => {
    forget(name);
    entries.set(name, entry);
    bytes += entry.bytes;
    sweeping ??= setInterval(sweep, L.folded_idle_ms_max / 4).unref();
    if (entries.size > L.folded_count_max || bytes > L.folded_bytes_max) sweep();
  };
  const read = async (tx: Tx, ref: DossierRef, as: readonly string[], held: boolean, known: Entry<State> | undefined):
    Promise<Folded<State> | undefined> => {
    const name = nameOf(ref);
    const [version, wrapped, rows] = await pipelined([selectVersion(tx, ref, held), selectKeys(tx, ref),
      selectEventsFrom(tx, ref, known?.version ?? 0)]);
    if (version === undefined || rows.length === 0 && !known) return undefined;
    const mine = wrapped.find(({ holder }) => as.includes(holder));
    if (known && !goesOn(known, mine, rows)) {
      forget(name);
      return read(tx, ref, as, held, undefined);
    }
    const next = folded(type, ref, rows, mine && (known?.key ?? keys.unwrap(ref, mine)), known);
    if (mine && next.key) remember(name, { ...next, key: next.key, mine, usedAt: clock() });
    const shown = { state: next.state, holders: wrapped.map(({ holder }) => holder) };
    return { ref, version: next.version, key: next.key, ...shown, shown, ...(held ? { held: true as const } : {}) };
  };
  const known = (ref: DossierRef): Entry<State> | undefined => entries.get(nameOf(ref));
  return {
    load: (tx, ref, as) => read(tx, ref, as, false, known(ref)),
    hold: (tx, ref, as) => read(tx, ref, as, true, known(ref)),
    sweep,
    get size() { return { count: entries.size, bytes }; },
  };
};

/** Whether what stands in the database is what is remembered and events after it. */
const goesOn = (known: Entry<unknown>, mine: WrappedKey | undefined, rows: readonly TailEvent[]): boolean => mine !== undefined
  && mine.holder === known.mine.holder && mine.kid === known.mine.kid && mine.wrapped.equals(known.mine.wrapped)
  && rows[0]?.position === known.version && rows[0].salt.equals(known.salt);

const folded = <State>(
  type: Fold<State>, ref: DossierRef, rows: readonly TailEvent[], key: Buffer | undefined, known: Entry<State> | undefined,
) => {
  const news = known ? rows.slice(1) : rows;
  const last = rows.at(-1)!;
  return { key, version: last.position, salt: last.salt,
    state: news.map((row) => recordedEvent(ref, row, key)).reduce(type.evolve, known?.state ?? type.initialState()),
    bytes: news.reduce((sum, { body, content }) => sum + body.length + (content?.length ?? 0), known?.bytes ?? 0) };
};
