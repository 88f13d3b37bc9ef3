import type { Lang } from '#base/values/lang.ts';
import { codeList, codesOf } from '../../exchange/codes/code-lists.ts';
import type { Coded } from '../../domain/fields/field-kinds.ts';

const FOUND_MAX = 7;
/** Fewer letters find nothing. */
export const LETTERS_MIN = 2;

/** The words of a text as they are compared: without accents, in small letters. */
export const wordsOf = (text: string): string[] => text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('’', "'").toLowerCase()
  .split(/[^\p{L}\p{N}.]+/u).filter(Boolean);

/** How well a code answers typed words: all must begin a word of the label or the code; the earlier in the label, the better. */
export const scoreOf = (typed: readonly string[], code: string, label: string): number => {
  const words = [...wordsOf(label), code.toLowerCase()];
  const places = typed.map((word) => words.findIndex((one) => one.startsWith(word)));
  if (places.includes(-1)) return 0;
  return 1 / (1 + places.reduce((sum, place) => sum + place, 0) + words.length / 100);
};

/** Codes of a list for what is typed, the likeliest first: beginnings of words, without accents, or the code itself. */
export const findCodes = (list: string, text: string, lang: Lang): (Coded & { key: string })[] => {
  const typed = wordsOf(text);
  if (text.trim().length < LETTERS_MIN) return [];
  return codeList(list).map((one) => ({ key: one.code, code: one.code, label: one[lang],
    score: scoreOf(typed, one.code, `${one.fr} ${lang === 'fr' ? ''
    : one.en}`) })).filter(({ score }) => score > 0).sort((a, b) => b.score - a.score || a.code.localeCompare(b.code)).slice(0, FOUND_MAX)
    .map(({ key, code, label }) => ({ key, code, label }));
};

/** Is it a code that the published list does not hold? It is kept and shown by its label, and said to be unknown (domain §4). */
export const isUnknownCode = (list: string, code: string | undefined): boolean => code !== undefined && code !== ''
  && !codesOf(list).has(code);

/**
 * What is typed, as the field keeps it, its spaces too, for somebody is typing on: a code of the list when the words are its label,
 * else the words under the code for "other".
 */
export const codedValue = (list: string, other: string, text: string, lang: Lang): Coded | null => {
  if (text.trim() === '') return null;
  const known = codeList(list).find((one) => one[lang].trim().toLowerCase() === text.toLowerCase());
  return known ? { code: known.code, label: known[lang] } : { code: other, label: text };
};
