import type { Instant } from '#base/values/instant.ts';
import type { DossierRef } from './event.ts';
import type { ProjectionTable } from './projection.ts';

/** An event as `evolve` reads it: opened, with its author and instant. */
export type RecordedEvent = {
  type: string; version: number; position: number; at: Instant; actor: string;
  facts: Readonly<Record<string, unknown>>;
  /** `undefined` when the event has none, or when the holder's key was destroyed. */
  content?: unknown;
};

/** What every list of the suite shows of a dossier. */
export type DossierSummary = {
  reference: string; state: string; holder: string; territory: string;
  createdAt: Instant; stateSince: Instant; dueOn: string | null;
  /** Name of the type when it differs from one dossier to the next (`typeFamily`). */
  type?: string;
};

/** What the base must know of a kind of dossier. Everything here is pure. */
export type DossierType<State> = {
  service: string;
  name: string;
  initialState(): State;
  evolve(state: State, event: RecordedEvent): State;
  summary(state: State): DossierSummary;
  /** Who may hold a key to the content; the first gets it when the dossier is born. */
  holders: readonly string[];
  projections: readonly OwnProjection<State>[];
};

/**
 * A projection of the service's own: one row for the state or nothing (`row`), or several (`rows`), which then replace all
 * rows of the dossier at each change.
 */
export type OwnProjection<State> = {
  table: ProjectionTable;
  /** Its rows go when this holder's key is destroyed. */
  holder: string;
} & ({ row(state: State, ref: DossierRef): Columns | undefined } | { rows(state: State, ref: DossierRef): readonly Columns[] });

type Columns = Readonly<Record<string, unknown>>;

/** A dossier folded from its events; `holders` are those whose keys still exist. */
export type Folded<State> = {
  ref: DossierRef; version: number; state: State; key: Buffer | undefined; holders: readonly string[];
  /** Read under a lock on the dossier that its transaction keeps: nobody can be faster. */
  held?: true;
  /** What its projections show in this transaction: rows that stay so are not written again. */
  shown?: Shown<State>;
};

/** A state as projections show it, to the holders whose keys existed. */
export type Shown<State> = { state: State; holders: readonly string[] };

/** The same with its events. */
export type Loaded<State> = Folded<State> & { events: RecordedEvent[] };
