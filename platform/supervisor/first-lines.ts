import type { Lang } from '#base/values/lang.ts';
import type { ServiceDescription } from '../host/service-face.ts';
import type { PlatformState } from './platform-state.ts';

const WORDS = {
  fr: { usable: (s: string) => `Socle est utilisable (${s} s).`, people: 'Personnes de démonstration :',
    limits: 'Ce que cette façon de tourner n’empêche pas :', stop: 'Arrêt : Ctrl-C, ou npx socle down',
    standIn: 'double local' },
  en: { usable: (s: string) => `Socle is usable (${s} s).`, people: 'Demonstration people:',
    limits: 'What this way of running does not stop:', stop: 'Stop: Ctrl-C, or npx socle down',
    standIn: 'local double' },
};

/** What the operator reads when the platform is usable: addresses, demo people, honest limits. */
export const firstLines = (
  state: PlatformState, descriptions: readonly ServiceDescription[], lang: Lang, tookMs: number,
): string[] => {
  const words = WORDS[lang];
  const width = Math.max(0, ...state.services.map(({ title }) => title[lang].length));
  const people = descriptions.flatMap(({ demoPeople }) => demoPeople ?? []);
  return [
    '', words.usable((tookMs / 1000).toFixed(1)), '',
    ...state.services.map(({ title, origin, standIn }) =>
      `  ${title[lang].padEnd(width)}  ${origin}${standIn ? `  (${words.standIn})` : ''}`),
    ...(state.demo && people.length > 0
      ? ['', words.people, ...people.map(({ who, how }) => `  ${who[lang]} — ${how[lang]}`)] : []),
    ...(state.limits.length > 0 ? ['', words.limits, ...state.limits.map((limit) => `  ${limit[lang]}`)] : []),
    '', words.stop, '',
  ];
};
