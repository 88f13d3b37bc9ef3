import type { Lang } from '#base/values/lang.ts';
import emsi from './emsi-codes.json' with { type: 'json' };
import health from './health-codes.json' with { type: 'json' };
import model from './model-codes.json' with { type: 'json' };
import vectors from './vector-carries.json' with { type: 'json' };
import world from './world-codes.json' with { type: 'json' };

/** One code with its labels; English falls back to French where nobody reads the list in English. */
export type Code = { code: string; fr: string; en: string };

const lists = new Map<string, ReadonlyMap<string, Code>>();

const add = (name: string, rows: readonly (readonly string[])[]): void => {
  lists.set(name, new Map(rows.map(([code = '', label = '', english]) => {
    const fr = label || code;
    return [code, { code, fr, en: english ?? fr }];
  })));
};

for (const [name, rows] of Object.entries(health)) add(name, rows);
for (const [name, rows] of Object.entries(emsi)) add(name, rows);
/** Lists that only the models publish, under names of ours. */
for (const [name, rows] of Object.entries(model)) add(name, rows);

const named = (name: string, codes: readonly string[], type: 'region' | 'language'): void => {
  const [fr, en] = ['fr', 'en'].map((lang) => new Intl.DisplayNames(lang, { type, fallback: 'code' }));
  const label = (names: Intl.DisplayNames | undefined, code: string): string => names?.of(code) ?? code;
  add(name, codes.map((code) => [code, label(fr, code), label(en, code)]));
};
named('country', world.country, 'region');
named('langue', world.langue, 'language');

const listOf = (name: string): ReadonlyMap<string, Code> => {
  const list = lists.get(name);
  if (!list) throw new Error(`no code list ${name}`);
  return list;
};

/** Codes of a list, in its published order. */
export const codesOf = (name: string): ReadonlySet<string> => new Set(listOf(name).keys());

/** A list with its labels, in its published order. */
export const codeList = (name: string): Code[] => [...listOf(name).values()];

/** Names of all lists. */
export const codeListNames = (): string[] => [...lists.keys()];

/** Label of a code; `undefined` when the list does not know it: then show the label that came with the code. */
export const labelOf = (name: string, code: string, lang: Lang): string | undefined => listOf(name).get(code)?.[lang];

/** Whether a vehicle carries a patient (comment of the list `typeVecteur`); families say nothing. */
export const vectorCarries = (code: string): 'yes' | 'no' | 'either' | undefined =>
  vectors.yes.includes(code) ? 'yes' : vectors.no.includes(code) ? 'no' : vectors.either.includes(code) ? 'either' : undefined;
