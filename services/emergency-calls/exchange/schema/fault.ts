import type { Lang } from '#base/values/lang.ts';

/** What is wrong at one place of a message. */
export type FaultCode =
  | 'missing' | 'unknown' | 'type' | 'pattern' | 'code' | 'few' | 'many' | 'long' | 'order' | 'no-content' | 'many-contents';

/** One fault: where (`$.content[0]…`), what, and what was expected. Never holds what the sender wrote, but for a key. */
export type Fault = { path: string; code: FaultCode; expected: string };

/** A code that the published list does not know: kept, shown with the label that came along, and flagged. */
export type UnknownCode = { path: string; list: string; code: string };

/** Faults of one message, all at once up to this many. */
export const FAULTS_MAX = 200;

const SAYS: Readonly<Record<FaultCode, Record<Lang, string>>> = {
  missing: { fr: 'manque', en: 'is missing' },
  unknown: { fr: 'n’est pas prévu', en: 'is not foreseen' },
  type: { fr: 'n’est pas du bon type', en: 'has the wrong type' },
  pattern: { fr: 'n’a pas la forme attendue', en: 'has not the form expected' },
  code: { fr: 'n’est pas un code de la liste', en: 'is no code of the list' },
  few: { fr: 'compte trop peu d’éléments', en: 'has too few items' },
  many: { fr: 'compte trop d’éléments', en: 'has too many items' },
  long: { fr: 'est trop long', en: 'is too long' },
  order: { fr: 'n’est pas à sa place', en: 'is out of order' },
  'no-content': { fr: 'ne contient aucun message connu', en: 'holds no known message' },
  'many-contents': { fr: 'contient plusieurs messages', en: 'holds several messages' },
};

const EXPECTED = { fr: ' (attendu : ', en: ' (expected : ' } as const;

/** A line of `faultText`, whichever language it was written in, in the one asked for: partners are answered in French. */
export const sayFault = (line: string, lang: Lang): string => {
  const from = lang === 'fr' ? 'en' : 'fr';
  const said = Object.values(SAYS).find((one) => line.endsWith(` ${one[from]}`) || line.includes(` ${one[from]}${EXPECTED[from]}`));
  return said ? line.replace(` ${said[from]}`, () => ` ${said[lang]}`).replace(EXPECTED[from], () => EXPECTED[lang]) : line;
};

/** One line about a fault: its path, what is wrong, what was expected. */
export const faultText = ({ path, code, expected }: Fault, lang: Lang): string =>
  `${path} ${SAYS[code][lang]}${expected ? `${EXPECTED[lang]}${expected})` : ''}`;
