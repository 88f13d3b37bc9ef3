import type { Lang, Text } from '#base/values/lang.ts';

/** The texts of one room or service: every key in every language. */
export type Catalogue = Readonly<Record<string, Text>>;

/** What fills the `{name}` places of a text. */
export type Vars = Readonly<Record<string, string | number>>;

/** Gives the text of a key in a language, the key being checked by the compiler; `texts` is the catalogue itself. */
export type Translate<K extends string> = ((lang: Lang, key: K, vars?: Vars) => string) & { texts: Catalogue };

const PLACE = /\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g;

/**
 * Non-breaking spaces where French typography wants them: before `: ; ? ! » %` and after `«`, and between
 * the groups of a number, so that a narrow screen never starts a line with a lone sign.
 */
export const frenchSpaces = (text: string): string =>
  text
    .replace(/ ([;?!])/g, '\u202f$1')
    .replace(/ ([:»%€])/g, '\u00a0$1')
    .replace(/« /g, '«\u00a0')
    .replace(/(\d) (\d{3})\b/g, '$1\u202f$2');

const PLURALS: Record<Lang, Intl.PluralRules> = {
  fr: new Intl.PluralRules('fr'),
  en: new Intl.PluralRules('en'),
};

/**
 * Fills `{name}`, and `{count|one day|# days}` by the language's plural rule, `#` being the number.
 * A place without a value is a bug of the caller and throws.
 */
export const fill = (lang: Lang, text: string, vars: Vars): string =>
  text.replace(PLACE, (_all, name: string, one?: string, other?: string) => {
    const value = vars[name];
    if (value === undefined) throw new Error(`text place {${name}} has no value`);
    if (one === undefined) return String(value);
    return (PLURALS[lang].select(Number(value)) === 'one' ? one : other ?? one).replace('#', String(value));
  });

/**
 * Declares texts and gives their translator: `const t = translator({ hello: { fr: 'Bonjour', en: 'Hello' } })`,
 * then `t('fr', 'hello')`. French spacing is applied once, here.
 */
export const translator = <C extends Catalogue>(catalogue: C): Translate<keyof C & string> => {
  const ready = new Map(Object.entries(catalogue)
    .map(([key, text]) => [key, { fr: frenchSpaces(text.fr), en: text.en }] as const));
  const translate = (lang: Lang, key: keyof C & string, vars: Vars = {}): string => {
    const text = ready.get(key);
    if (text === undefined) throw new Error(`no text for ${key}`);
    return fill(lang, text[lang], vars);
  };
  return Object.assign(translate, { texts: catalogue });
};

/** The names of the places of a text, sorted. */
const placesOf = (text: string): string[] =>
  [...new Set([...text.matchAll(PLACE)].map((match) => match[1] ?? ''))].sort();

/** What is wrong in a catalogue: empty texts, a language missing, places that differ. One line a fault. */
export const catalogueFaults = (catalogue: Catalogue): string[] =>
  Object.entries(catalogue).flatMap(([key, text]) => {
    if (!text.fr?.trim() || !text.en?.trim()) return [`${key}: a language is missing`];
    const [fr, en] = [placesOf(text.fr).join(), placesOf(text.en).join()];
    return fr === en ? [] : [`${key}: places differ (${fr} / ${en})`];
  });
