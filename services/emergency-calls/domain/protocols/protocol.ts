import type { Instant } from '#base/values/instant.ts';
import type { Text } from '#base/values/lang.ts';

/** An answer to a step's question, and the step where it leads; the first is what its key gives. */
export type Answer = { id: string; text: Text; to: string };

/** One thing to say or do. `beat`: the metronome runs. */
export type Step = { id: string; text: Text; hint?: Text; beat?: true; last?: true; answers?: readonly [Answer, Answer] };

/** A protocol on screen: what to ask and say, in order. `motives`: health motives (HubSante.motif) for which it is offered. */
export type Protocol = { id: string; title: Text; motives: readonly string[]; steps: readonly Step[] };

/** A stamp of a protocol as the dossier keeps it. */
export type Stamp = { protocol: string; step: string; at: Instant };

/** Words of stamps that are no step. */
export const OPENED = 'OUVERT';
export const CLOSED = 'FERME';
export const BACK = 'RETOUR';

/** How far somebody is: what was stamped and not taken back, with its answer and instant, and what comes now. */
export type Progress = { openedAt: Instant; done: readonly { step: Step; answer: Answer | null; at: Instant }[]; current: Step | null };

/** What a press stamps for a step: its id, with the answer where it asks one. */
export const stampOf = (step: Step, answer: Answer | null): string => (answer ? `${step.id}:${answer.id}` : step.id);

const nextOf = ({ steps }: Protocol, step: Step, answer: Answer | null): Step | null => {
  if (answer) return steps.find(({ id }) => id === answer.to) ?? null;
  return step.last ? null : steps[steps.indexOf(step) + 1] ?? null;
};

/**
 * Where a protocol stands from the stamps of its dossier, so that it goes on after a cut and on another console. Stamps of steps that
 * the protocol no longer has are left out. `undefined` when it is not open.
 */
export const progressOf = (protocol: Protocol, stamps: readonly Stamp[]): Progress | undefined => {
  let progress: Progress | undefined;
  for (const { step: word, at } of stamps.filter((stamp) => stamp.protocol === protocol.id)) {
    if (word === OPENED) progress = progress ?? { openedAt: at, done: [], current: protocol.steps[0] ?? null };
    else if (word === CLOSED) progress = undefined;
    else if (!progress) continue;
    else if (word === BACK) progress = { ...progress, done: progress.done.slice(0, -1),
      current: progress.done.at(-1)?.step ?? progress.current };
    else {
      const [id, given] = word.split(':');
      const step = protocol.steps.find((one) => one.id === id);
      if (!step) continue;
      const answer = step.answers?.find((one) => one.id === given) ?? null;
      progress = { ...progress, done: [...progress.done, { step, answer, at }], current: nextOf(protocol, step, answer) };
    }
  }
  return progress;
};

/** The protocol that was opened last and is still open. */
export const openProtocol = (protocols: readonly Protocol[], stamps: readonly Stamp[]): { protocol: Protocol; progress: Progress }
  | undefined =>
  protocols.flatMap((protocol) => {
    const progress = progressOf(protocol, stamps);
    return progress ? [{ protocol, progress }] : [];
  }).sort((a, b) => b.progress.openedAt - a.progress.openedAt)[0];
