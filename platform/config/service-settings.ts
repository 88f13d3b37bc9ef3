import type { Setting } from './setting.ts';
import type { ServiceDescription } from '../host/service-face.ts';

/** The settings that services declare, as the platform checks and prints them; one named twice counts once. */
export const serviceSettings = (descriptions: readonly ServiceDescription[]): Setting[] => {
  const byName = new Map<string, Setting>();
  for (const { settings } of descriptions) {
    for (const { name, text, default: value, secret, choices } of settings) {
      byName.set(name, {
        name, text, default: value,
        ...(secret ? { secret } : {}),
        ...(choices ? { check: (raw) => (choices.includes(raw) ? undefined
          : { fr: `attendu : ${choices.join(' ou ')}`, en: `expected ${choices.join(' or ')}` }) } : {}),
      });
    }
  }
  return [...byName.values()];
};
