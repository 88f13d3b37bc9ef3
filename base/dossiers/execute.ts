import { lockHead, writeLeaves, type LockedHead } from '#base/log/append.ts';
import { eventEntry } from '#base/log/entry.ts';
import type { Tx } from '#base/store/context.ts';
import { pipelined } from '#base/store/pipelined.ts';
import { leavesWithCommit } from '#base/store/with-commit.ts';
import type { Instant } from '#base/values/instant.ts';
import type { Problem } from '#base/values/problem.ts';
import type { DossierKeys } from './dossier-keys.ts';
import type { DossierType, Folded } from './dossier-type.ts';
import { dossierProblems } from './errors.ts';
import { prepareEvent, sealedBody, type DossierRef, type EventAuthor, type NewEvent, type PreparedEvent } from './event.ts';
import { insertEvents, selectVersion } from './event-queries.ts';
import { writeProjections } from './write-projections.ts';

/** What a pure decision gives. */
export type Decision = { ok: true; events: readonly NewEvent[] } | { ok: false; problem: Problem };

export type Changed<State> = { ref: DossierRef; version: number; state: State; leafIndex: number };

/**
 * Appends events to one dossier as the last step of a transaction: projections, head of the log, events; two round trips, of which
 * the second is the COMMIT's. Rows that the events leave as they were are not written again.
 * Throws DOSSIER_CHANGED (412) when somebody was faster than `loaded`.
 */
export const append = async <State>(
  tx: Tx, type: DossierType<State>, loaded: Folded<State>, events: readonly NewEvent[], author: EventAuthor, at: Instant,
): Promise<Changed<State>> => {
  const { ref } = loaded;
  if (events.some((event) => event.content !== undefined) && !loaded.key) throw dossierProblems.DOSSIER_ERASED();
  const prepared = events.map((event, i) =>
    prepareEvent(type.service, ref, loaded.version + 1 + i, event, author, loaded.key ?? Buffer.alloc(0)));
  const state = prepared.reduce((folded, event) => type.evolve(folded, { type: event.type, version: event.version,
    position: event.position, at, actor: event.actor, facts: event.facts, content: event.content }), loaded.state);
  const version = loaded.version + events.length;
  const { holders, shown: before } = loaded;
  const snapshot = { ref, version, state, holders, ...(before ? { before } : {}) };
  const [, , head] = await pipelined([loaded.held ? undefined : lockVersion(tx, ref, loaded.version),
    writeProjections(tx, type, ref.partition, [snapshot], false),
    lockHead(tx, ref.partition)]);
  const leafIndex = await sealUnder(tx, head, prepared, at);
  return { ref, version, state, leafIndex };
};

const lockVersion = async (tx: Tx, ref: DossierRef, expected: number): Promise<void> => {
  const version = await selectVersion(tx, ref, true);
  if (version === undefined) throw dossierProblems.DOSSIER_NOT_FOUND();
  if (version !== expected) throw dossierProblems.DOSSIER_CHANGED({ extra: { version, expected } });
};

/** Writes prepared events at the head of their partition's log; gives the first leaf index. */
export const sealAll = async (tx: Tx, partition: number, events: readonly PreparedEvent[], at: Instant): Promise<number> =>
  sealUnder(tx, await lockHead(tx, partition), events, at);

const sealUnder = async (tx: Tx, head: LockedHead, events: readonly PreparedEvent[], at: Instant): Promise<number> => {
  const sealed = events.map((event) => ({ event, body: sealedBody(event, at) }));
  const { appended, written } = writeLeaves(tx, head,
    sealed.map(({ event, body }) => eventEntry(event.salt, event.header, body)), at);
  await leavesWithCommit(tx, pipelined([written, insertEvents(tx, head.partition, sealed, appended.firstIndex, at)]));
  return appended.firstIndex;
};
