import type { Lang } from '#base/values/lang.ts';
import { COMMON_DIAGNOSES } from '../../domain/codes/common-diagnoses.ts';
import type { Coded } from '../../domain/fields/field-kinds.ts';
import { LETTERS_MIN, scoreOf, wordsOf } from './find-codes.ts';

const FOUND_MAX = 6;

/** Usual hypotheses for what is typed, the likeliest first; none for less than two letters. */
export const findDiagnoses = (text: string, lang: Lang): Coded[] => {
  const words = wordsOf(text);
  return text.trim().length < LETTERS_MIN ? [] : COMMON_DIAGNOSES
    .map((one) => ({ one, score: scoreOf(words, one.code, `${one.fr} ${one.en}`) }))
    .filter(({ score }) => score > 0).sort((a, b) => b.score - a.score).slice(0, FOUND_MAX)
    .map(({ one }) => ({ code: one.code, label: one[lang] }));
};
