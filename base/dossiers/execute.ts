import { lockHead, writeLeaves } from '#base/log/append.ts';
import { eventEntry } from '#base/log/entry.ts';
import type { Tx } from '#base/store/context.ts';
import { pipelined } from '#base/store/pipelined.ts';
import type { Instant } from '#base/values/instant.ts';
import type { Problem } from '#base/values/problem.ts';
import type { DossierKeys } from './dossier-keys.ts';
import type { DossierType, Loaded } from './dossier-type.ts';
import { dossierProblems } from './errors.ts';
import { prepareEvent, sealedBody, type DossierRef, type EventAuthor, type NewEvent, type PreparedEvent } from './event.ts';
import { insertEvents } from './event-queries.ts';
import { writeProjections } from './write-projections.ts';

/** What a pure decision gives. */
export type Decision = { ok: true; events: readonly NewEvent[] } | { ok: false; problem: Problem };

export type Changed<State> = { ref: DossierRef; version: number; state: State; leafIndex: number };

/**
 * Appends events to one dossier as the last step of a transaction: projections, head of the log, events.
 * Throws DOSSIER_CHANGED (412) when somebody was faster than `loaded`.
 */
export const append = async <State>(
  tx: Tx, type: DossierType<State>, loaded: Loaded<State>, events: readonly NewEvent[], author: EventAuthor, at: Instant,
): Promise<Changed<State>> => {
  const { ref } = loaded;
  if (events.some((event) => event.content !== undefined) && !loaded.key) throw dossierProblems.DOSSIER_ERASED();
  const prepared = events.map((event, i) =>
    prepareEvent(type.service, ref, loaded.version + 1 + i, event, author, loaded.key ?? Buffer.alloc(0)));
  const state = prepared.reduce((folded, event) => type.evolve(folded, { type: event.type, version: event.version,
    position: event.position, at, actor: event.actor, facts: event.facts, content: event.content }), loaded.state);
  const version = loaded.version + events.length;
  await lockVersion(tx, ref, loaded.version);
  await writeProjections(tx, type, ref.partition, [{ ref, version, state, holders: loaded.holders }], false);
  const leafIndex = await sealAll(tx, ref.partition, prepared, at);
  return { ref, version, state, leafIndex };
};

/**
 * Waits until nobody else is writing the dossier and holds it to the end of the transaction: for commands that merge and so
 * need no expected version. Gives its version; throws DOSSIER_NOT_FOUND when the reader sees none.
 */
export const lockDossier = async (tx: Tx, ref: DossierRef): Promise<number> => {
  const { rows: [row] } = await tx.query<{ version: number }>({ name: 'dossiers-lock-version',
    text: 'select version from dossier where partition = $1 and dossier_id = $2 for update', values: [ref.partition, ref.id] });
  if (!row) throw dossierProblems.DOSSIER_NOT_FOUND();
  return row.version;
};

const lockVersion = async (tx: Tx, ref: DossierRef, expected: number): Promise<void> => {
  const version = await lockDossier(tx, ref);
  if (version !== expected) throw dossierProblems.DOSSIER_CHANGED({ extra: { version, expected } });
};

/** Writes prepared events at the head of their partition's log; gives the first leaf index. */
export const sealAll = async (tx: Tx, partition: number, events: readonly PreparedEvent[], at: Instant): Promise<number> => {
  const head = await lockHead(tx, partition);
  const sealed = events.map((event) => ({ event, body: sealedBody(event, at) }));
  const { appended, written } = writeLeaves(tx, head,
    sealed.map(({ event, body }) => eventEntry(event.salt, event.header, body)), at);
  await pipelined([written, insertEvents(tx, partition, sealed, appended.firstIndex, at)]);
  return appended.firstIndex;
};
