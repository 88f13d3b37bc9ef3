import type { Text } from '#base/values/lang.ts';
import type { Scenario } from './scenarios.ts';

/** What was asked: how much faster than life, how many minutes of life, whether centres help each other, and how the telephony speaks. */
export type LoadAsked = { speed: number; minutes: number; aid: boolean; socket: boolean };

const LIMITS = { speed_max: 1_000 };

const refused = (fr: string, en: string): { refusal: Text } => ({ refusal: { fr, en } });

/** Reads `--speed N`, `--minutes N`, `--aid no`, `--socket yes`, or `speed=N` …; what is not understood is refused in plain words. */
export const readLoadArguments = (args: readonly string[], scenario: Scenario): LoadAsked | { refusal: Text } => {
  const words = args.flatMap((arg) => arg.replace(/^--/, '').split('='));
  const given = new Map(words.flatMap((word, i) => (i % 2 === 0 ? [[word, words[i + 1] ?? ''] as const] : [])));
  const unknown = [...given.keys()].find((name) => !['speed', 'minutes', 'aid', 'socket'].includes(name));
  if (unknown !== undefined) {
    return refused(`Paramètre inconnu : ${unknown}. Il y a : speed, minutes, aid, socket.`,
      `No such parameter: ${unknown}. There are: speed, minutes, aid, socket.`);
  }
  const [speed, minutes] = [Number(given.get('speed') ?? scenario.speed), Number(given.get('minutes') ?? scenario.minutes)];
  if (!(speed >= 1 && speed <= LIMITS.speed_max)) {
    return refused(`speed va de 1 à ${LIMITS.speed_max}.`, `speed goes from 1 to ${LIMITS.speed_max}.`);
  }
  if (!(minutes > 0 && minutes <= scenario.minutes)) {
    return refused(`minutes va jusqu’à ${scenario.minutes}.`, `minutes goes up to ${scenario.minutes}.`);
  }
  return { speed, minutes, aid: given.get('aid') !== 'no', socket: given.get('socket') === 'yes' };
};
