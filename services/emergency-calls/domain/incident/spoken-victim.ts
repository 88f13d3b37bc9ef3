import { categoryOf, type VictimCategory } from './codes.ts';
import { tagOf } from './tag.ts';

/** A victim as somebody reads one out over the radio. */
export type SpokenVictim = { category: VictimCategory; tag?: string; sex?: string; age?: string; text?: string };

const SEXES = /^[FHM]$/i;
const AGE = /^(\d{1,3})\s*(?:ans?|a|y)?$/i;
const AGE_MAX = 120;
const DIGIT = /\d/;

/**
 * A victim from one line typed without leaving the keys: `UA 0042 F 34 jambe droite`. The category is first, the first word with a
 * digit is the bracelet, a lone letter the sex, a number after the bracelet the age, and the rest what is said. `undefined` without
 * a category.
 */
export const spokenVictim = (line: string): SpokenVictim | undefined => {
  const [head = '', ...rest] = line.trim().split(/\s+/);
  const category = categoryOf(head);
  if (!category) return undefined;
  const found: SpokenVictim = { category };
  const said: string[] = [];
  for (const word of rest) {
    const age = AGE.exec(word)?.[1];
    if (found.tag === undefined && said.length === 0 && DIGIT.test(word) && tagOf(word)) found.tag = tagOf(word)!;
    else if (found.sex === undefined && said.length === 0 && SEXES.test(word)) found.sex = word.toUpperCase() === 'F' ? 'F' : 'M';
    else if (found.age === undefined && said.length === 0 && age && Number(age) <= AGE_MAX) found.age = `P${Number(age)}Y`;
    else said.push(word);
  }
  return said.length > 0 ? { ...found, text: said.join(' ') } : found;
};
