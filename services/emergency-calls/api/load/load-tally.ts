import type { LoadAnswer } from './load-client.ts';

/** What a load asked for and what came of it; ids of what was acknowledged, so that it can be looked for afterwards. */
export type LoadTally = {
  presented: number; answered: number; inTime: number; abandoned: number; diverted: number; opened: string[]; commands: string[];
  told: string[]; fixes: number; again: number; refused: number; refusals: Map<string, number>; failed: number;
  ms: Map<string, number[]>;
};

/** Nothing yet. */
export const emptyTally = (): LoadTally => ({ presented: 0, answered: 0, inTime: 0, abandoned: 0, diverted: 0, opened: [], commands: [],
  told: [], fixes: 0, again: 0, refused: 0, refusals: new Map(), failed: 0, ms: new Map() });

/** Notes how long something took. */
export const noteMs = ({ ms }: LoadTally, kind: string, took: number): void => {
  const all = ms.get(kind);
  if (all) all.push(took);
  else ms.set(kind, [took]);
};

const TRIES_MAX = 120;
const PAUSE_MS = 500;

const pause = (ms: number): Promise<void> => new Promise((done) => { setTimeout(done, ms); });

/** Is the answer none, so that the same must be asked again? */
const isNone = ({ status }: LoadAnswer): boolean => status === 0 || status >= 500 || status === 429;

/**
 * Asks until there is an answer: a console keeps what it could not hand over and sends the same again. Counts repetitions and what
 * was refused; gives the last answer.
 */
export const askAgain = async (tally: LoadTally, kind: string, ask: () => Promise<LoadAnswer>): Promise<LoadAnswer> => {
  let answer = await ask();
  noteMs(tally, kind, answer.ms);
  for (let tries = 1; isNone(answer) && tries < TRIES_MAX; tries += 1) {
    tally.again += 1;
    await pause(PAUSE_MS);
    answer = await ask();
  }
  if (isNone(answer)) tally.failed += 1;
  else if (answer.status >= 400) refuse(tally, `${kind} ${String(answer.body.code ?? answer.status)}`);
  return answer;
};

/** Counts a refusal by its code. */
export const refuse = (tally: LoadTally, code: string): void => {
  tally.refused += 1;
  tally.refusals.set(code, (tally.refusals.get(code) ?? 0) + 1);
};
