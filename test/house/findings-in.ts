import { houseOfTexts } from '#test/house/house.ts';
import type { Rule } from '#test/house/house.ts';

/** What a rule says of one file that stands alone: `line: text`. */
export const findingsIn = (rule: Rule, path: string, text: string): string[] =>
  rule.check(houseOfTexts({ [path]: text })).map(({ line, says }) => `${line}: ${says}`);

/** What a rule says of a whole house: `path:line: text`. */
export const findingsAmong = (rule: Rule, texts: Readonly<Record<string, string>>): string[] =>
  rule.check(houseOfTexts(texts)).map(({ path, line, says }) => `${path}:${line}: ${says}`);
