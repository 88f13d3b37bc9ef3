import type { Case } from '../../domain/state.ts';
import type { Command } from '../../domain/commands.ts';
import { ApiError, giveCommands, openCase, readCase, type CommandAnswer } from '../kit/api-client.ts';
import { inExercise } from '../kit/exercise.ts';
import { beginCase, withAnswer, withCommand, type LocalCase, type Opening } from './local-case.ts';

/** What a console keeps: its dossiers, what was typed and not yet taken, whether the line stands. Nothing typed is ever lost. */
export type Keeper = {
  cases(): ReadonlyMap<string, LocalCase>;
  /** Ids of the dossiers in tabs, in order of opening. */
  tabs(): readonly string[];
  online(): boolean;
  /** Refusals of the server since the last look, newest last. */
  refusals(): readonly CommandAnswer[];
  begin(id: string, opening: Opening): void;
  load(id: string): Promise<void>;
  give(id: string, command: Command): void;
  close(id: string): void;
  /** The dossier changed elsewhere. */
  changed(id: string, version: number): void;
  subscribe(listener: () => void): () => void;
  stamp(): number;
};

const TYPING_MS = 350;
const AGAIN_MS = 2_000;
const REFUSALS_MAX = 5;
/** Exercises are kept apart here too: a console that leaves the mode finds its real dossiers again. */
const KEY = inExercise() ? 'rc-exercise-case:' : 'rc-case:';

const restore = (centre: string): LocalCase[] => Object.keys(localStorage).filter((key) => key.startsWith(KEY)).flatMap((key) => {
  try {
    const kept = JSON.parse(localStorage.getItem(key)!) as LocalCase;
    return kept.centre === centre ? [kept] : [];
  } catch {
    return [];
  }
});

/** Written at each key: what was typed lives through a reload, a crash of the browser and a cut of the network. */
const persist = (local: LocalCase): void => {
  if (local.pending.length === 0 && local.opening === null) localStorage.removeItem(KEY + local.id);
  else localStorage.setItem(KEY + local.id, JSON.stringify(local));
};

/** Opens the dossier where it is not yet, gives what was typed and reads how it then stands. Sent twice, it changes nothing. */
const sendCase = async ({ centre, id, opening, pending }: LocalCase): Promise<{ server: Case; outcomes: readonly CommandAnswer[] }> => {
  if (opening) {
    const { number, call, at, planned } = opening;
    await openCase(centre, id, { ...(number ? { number } : {}), ...(call ? { call } : {}), at, ...(planned ? { planned } : {}) });
  }
  const { outcomes } = pending.length === 0 ? { outcomes: [] } : await giveCommands(centre, id, pending);
  return { server: { ...await readCase(centre, id), commands: [] }, outcomes };
};

/** Opens the keeper of one console of a centre. */
export const createKeeper = (centre: string): Keeper => {
  const cases = new Map(restore(centre).map((kept) => [kept.id, kept]));
  const listeners = new Set<() => void>();
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const leaving = new Set<string>();
  const [running, again] = [new Set<string>(), new Set<string>()];
  let [online, stamp, refusals] = [true, 0, [] as CommandAnswer[]];
  const tell = (): void => { stamp += 1; for (const listener of listeners) listener(); };
  const put = (local: LocalCase): void => { cases.set(local.id, local); persist(local); tell(); };
  const later = (id: string, ms: number): void => {
    clearTimeout(timers.get(id));
    timers.set(id, setTimeout(() => void push(id), ms));
  };
  const lineIs = (up: boolean): void => { if (online !== up) { online = up; tell(); } };

  const sendOnce = async (local: LocalCase): Promise<void> => {
    const sent = local.pending.map(({ id }) => id);
    for (const id of sent) leaving.add(id);
    const { server, outcomes } = await sendCase(local);
    for (const id of sent) leaving.delete(id);
    refusals = [...refusals, ...outcomes.filter(({ ok }) => !ok)].slice(-REFUSALS_MAX);
    const now = cases.get(local.id);
    if (now) put(withAnswer(now, server, sent));
  };
  const push = async (id: string): Promise<void> => {
    const local = cases.get(id);
    if (!local) return;
    // What changed while a sending was under way may not be in its answer: one more look afterwards.
    if (running.has(id)) { again.add(id); return; }
    running.add(id);
    try {
      await sendOnce(local);
      lineIs(true);
      if ((cases.get(id)?.pending.length ?? 0) > 0) later(id, TYPING_MS);
    } catch (error) {
      const silent = !(error instanceof ApiError) || error.status === 0 || error.status >= 500;
      if (silent) lineIs(false);
      else refusals = [...refusals, { id, ok: false, title: error.title }].slice(-REFUSALS_MAX);
      later(id, AGAIN_MS);
      tell();
    } finally {
      running.delete(id);
      if (again.delete(id)) later(id, 0);
    }
  };
  for (const id of cases.keys()) later(id, 0);

  return {
    cases: () => cases, tabs: () => [...cases.keys()], online: () => online, refusals: () => refusals, stamp: () => stamp,
    begin: (id, opening) => { put(beginCase(id, centre, opening)); later(id, 0); },
    load: async (id) => {
      const server = await readCase(centre, id);
      put({ ...(cases.get(id) ?? { id, centre, opening: null, pending: [] }), server: { ...server, commands: [] } });
    },
    give: (id, command) => {
      const local = cases.get(id);
      if (!local) return;
      put(withCommand(local, command, leaving));
      later(id, command.type === 'modifier' ? TYPING_MS : 0);
    },
    close: (id) => {
      const local = cases.get(id);
      if (!local || local.pending.length > 0 || local.opening) return;
      cases.delete(id);
      tell();
    },
    changed: (id, version) => { if ((cases.get(id)?.server?.version ?? Infinity) < version) later(id, 0); },
    subscribe: (listener) => { listeners.add(listener); return () => { listeners.delete(listener); }; },
  };
};
