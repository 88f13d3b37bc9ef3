import { applyEvents } from '../../domain/apply-events.ts';
import { decide } from '../../domain/decide.ts';
import { initialState } from '../../domain/initial-state.ts';
import type { CaseActor } from '../../domain/context.ts';
import type { Command } from '../../domain/commands.ts';
import type { Case } from '../../domain/state.ts';

/** How a dossier was opened here, until the server has it. */
export type Opening = { number: string; call: string | null; ani: string | null; at: number;
  /** For a dossier that begins later. */
  planned?: { activateAt: number; attribution: string } };

/** A dossier as this console keeps it: what the server last said, and what was typed here and not yet taken. */
export type LocalCase = {
  id: string; centre: string; server: Case | null; opening: Opening | null; pending: readonly Command[];
};

/** A dossier that begins here: nothing of it is at the server yet. */
export const beginCase = (id: string, centre: string, opening: Opening): LocalCase => ({ id, centre, server: null, opening, pending: [] });

const opened = ({ opening, centre }: LocalCase, actor: CaseActor): Case => fold(initialState(),
  [{ type: 'ouvrir', id: 'ouvrir', at: opening!.at,
  number: opening!.number, caseId: '', centre, organisation: '', ...(opening!.planned ? { planned: opening!.planned } : {}),
    ...(opening!.call ? { call: { id: opening!.call, at: opening!.at } }
    : {}) }],
actor, opening!.at);

/** What the commands would make of a state; one that is refused changes nothing here and is told by the server. */
const fold = (state: Case, commands: readonly Command[], actor: CaseActor, now: number): Case => commands.reduce((folded, command) => {
  const decision = decide(command, folded, { now, actor });
  if (!decision.ok) return folded;
  return applyEvents(folded, decision.events, actor.id, now);
}, state);

/** The dossier as its person sees it: the server's state with what was typed since on top. */
export const shownCase = (local: LocalCase, actor: CaseActor, now: number): Case =>
  fold(local.server ?? opened(local, actor), local.pending, actor, now);

/** Adds a command. Typing on in one field replaces what has not left yet, so that a word is one command. */
export const withCommand = (local: LocalCase, command: Command, leaving: ReadonlySet<string>): LocalCase => {
  const last = local.pending.at(-1);
  const typingOn = last?.type === 'modifier' && command.type === 'modifier' && !leaving.has(last.id)
    && last.changes.length === 1 && command.changes.length === 1 && last.changes[0]!.path === command.changes[0]!.path;
  if (!typingOn) return { ...local, pending: [...local.pending, command] };
  const seen = last.changes[0]!.seen;
  return { ...local, pending: [...local.pending.slice(0, -1), { ...command, id: last.id, changes: [{ ...command.changes[0]!, seen }] }] };
};

/** The server took (or refused) these commands and says how the dossier now stands. */
export const withAnswer = (local: LocalCase, server: Case, taken: readonly string[]): LocalCase =>
  ({ ...local, server, opening: null, pending: local.pending.filter(({ id }) => !taken.includes(id)) });
