import type { Text } from '#base/values/lang.ts';
import type { LoadSample } from '../host/ipc.ts';
import type { Narrator } from './narrator.ts';

/** What the processes of a service say needs somebody, each thing once. */
export const standingAlarms = (samples: readonly (LoadSample | undefined)[]): Text[] =>
  [...new Map(samples.flatMap((sample) => sample?.alarms ?? []).map((text) => [text.en, text])).values()];

type Alarm = { service: string; text: Text };

/** Rings once for each alarm that begins, and says when it is over. */
export class AlarmBell {
  readonly #narrator: Pick<Narrator, 'say' | 'alarm'>;
  #standing = new Map<string, Alarm>();

  constructor(narrator: Pick<Narrator, 'say' | 'alarm'>) {
    this.#narrator = narrator;
  }

  /** Told each second what stands. */
  hear(alarms: readonly Alarm[]): void {
    const now = new Map(alarms.map((alarm) => [`${alarm.service} ${alarm.text.en}`, alarm]));
    for (const [key, { service, text }] of now) {
      if (!this.#standing.has(key)) this.#narrator.alarm({ fr: `${service} : ${text.fr}`, en: `${service}: ${text.en}` });
    }
    for (const [key, { service, text }] of this.#standing) {
      if (!now.has(key)) this.#narrator.say({ fr: `${service} : terminé : ${text.fr}`, en: `${service}: over: ${text.en}` });
    }
    this.#standing = now;
  }
}
