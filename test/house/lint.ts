import type { Finding, House } from '#test/house/house.ts';
import { RULES } from '#test/house/rules.ts';

/** What every rule says of a house, in the order of paths and lines. */
export const lint = (house: House): Finding[] =>
  RULES.flatMap((rule) => rule.check(house))
    .sort((a, b) => (a.path === b.path ? a.line - b.line : a.path < b.path ? -1 : 1));
