import type { Folded } from '#base/dossiers/dossier-type.ts';
import { append } from '#base/dossiers/execute.ts';
import type { DossierRef } from '#base/dossiers/event.ts';
import { inContext, type RowContext, type Tx } from '#base/store/context.ts';
import { isUuidv7 } from '#base/values/ids.ts';
import type { Problem } from '#base/values/problem.ts';
import { applyEvents } from '../domain/apply-events.ts';
import { decide } from '../domain/decide.ts';
import type { CaseActor, DecisionContext } from '../domain/context.ts';
import type { Command } from '../domain/commands.ts';
import type { CaseEvent } from '../domain/events.ts';
import type { Case } from '../domain/state.ts';
import { problems } from '../errors.ts';
import { HOLDER } from '../store/case-type.ts';
import type { Regulation } from '../store/open-regulation.ts';
import { readTakesCalls } from '../store/takes-calls.ts';
import { vehiclesElsewhere } from '../store/vehicles-elsewhere.ts';

/** What became of each command, in order: taken, or why not. */
export type Outcome = { id: string; ok: true } | { id: string; ok: false; problem: Problem };

/** A change of a dossier, before it is committed: what follows from it is written in the same transaction. */
export type CaseChange = { ref: DossierRef; before: Case; after: Case; events: readonly CaseEvent[]; at: number };

export type GivenCommands = { ref: DossierRef; actor: CaseActor; commands: readonly Command[]; purpose: string;
  /** Given by a console: is it in exercise mode? A dossier of the other world is answered as one that does not exist. */
  exercise?: boolean };

export type Taken = { version: number; state: Case; outcomes: readonly Outcome[] };

/**
 * What follows from a change, in its transaction: messages to partners. The commands that it gives are the machine's own and are
 * written with the change.
 */
export type Consequence = (tx: Tx, change: CaseChange, actor: CaseActor) => Promise<readonly Command[]>;

/**
 * Gives commands to one dossier in one transaction. A command that is refused does not hold up the others; one that was
 * taken before changes nothing. Writers of one dossier follow each other and fields merge one by one, so a change by somebody
 * else in between is no refusal.
 */
export const giveCommands = (
  regulation: Regulation, context: RowContext, given: GivenCommands, consequences: readonly Consequence[] = [],
): Promise<Taken> => inContext(regulation.app, context, (tx) => giveWithin(tx, regulation, given, consequences));

const giveWithin = async (
  tx: Tx, regulation: Regulation, { ref, actor, commands, purpose, exercise }: GivenCommands, consequences: readonly Consequence[],
): Promise<Taken> => {
  const loaded = await regulation.folded.cases.hold(tx, ref, [HOLDER]);
  if (!loaded?.key || loaded.state.state === null) throw problems.DOSSIER_INTROUVABLE();
  if (exercise !== undefined && exercise !== loaded.state.exercise) throw problems.DOSSIER_INTROUVABLE();
  const now = regulation.clock();
  const sent = commands.flatMap((command) => (command.type === 'engager' ? [command.resource] : []));
  const elsewhere = sent.length === 0 ? undefined : await vehiclesElsewhere(tx, ref, loaded.state, sent);
  const joined = commands.flatMap((command) => (command.type === 'joindre' && command.main !== null && isUuidv7(command.main)
    ? [command.main] : []));
  const mains = joined.length === 0 ? undefined
    : await readTakesCalls(tx, { partition: ref.partition, centre: loaded.state.centre }, joined);
  const { events, outcomes } = decideAll(loaded.state, commands, { actor, now, ...(elsewhere ? { elsewhere } : {}),
    ...(mains ? { mains } : {}) });
  if (events.length === 0) return { version: loaded.version, state: loaded.state, outcomes };
  const { state, version } = await appendAfter(tx, regulation, loaded, events, actor, purpose, now, consequences);
  return { version, state, outcomes };
};

const appendAfter = async (
  tx: Tx, regulation: Regulation, loaded: Folded<Case>, events: readonly CaseEvent[],
  actor: CaseActor, purpose: string, now: number, consequences: readonly Consequence[],
) => {
  const after = applyEvents(loaded.state, events, actor.id, now);
  const machine: CaseActor = { ...actor, role: 'systeme' };
  const more: Command[] = [];
  // Before the append: its last step locks the head of the log, which nothing may wait behind.
  for (const follow of consequences) more.push(...await follow(tx, { ref: loaded.ref, before: loaded.state, after, events, at: now },
    actor));
  const followed = decideAll(after, more, { actor: machine, now }).events;
  return append(tx, regulation.type, loaded, [...events, ...followed] as never, { actor: actor.id, purpose }, now);
};

const decideAll = (state: Case, commands: readonly Command[], context: DecisionContext) => {
  const events: CaseEvent[] = [];
  const outcomes: Outcome[] = [];
  for (const command of commands) {
    const decision = decide(command, state, context);
    if (!decision.ok) { outcomes.push({ id: command.id, ok: false, problem: decision.problem }); continue; }
    state = applyEvents(state, decision.events, context.actor.id, context.now);
    events.push(...decision.events);
    outcomes.push({ id: command.id, ok: true });
  }
  return { events, outcomes };
};
