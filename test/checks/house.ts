import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Check } from '#test/checks/check.ts';
import type { Finding } from '#test/house/house.ts';
import { lint } from '#test/house/lint.ts';
import { beyondRatchet } from '#test/house/ratchet.ts';
import type { Ratchet } from '#test/house/ratchet.ts';
import { readHouse } from '#test/house/read-house.ts';
import { RULES } from '#test/house/rules.ts';

const reasons = new Map(RULES.map((rule) => [rule.name, rule.why]));

/** Findings as texts, grouped by rule under the reason of the rule. */
const findingTexts = (findings: readonly Finding[]): string[] =>
  [...Map.groupBy(findings, ({ rule }) => rule)].map(([rule, found]) => [
    `${rule} (${reasons.get(rule) ?? 'it only ever goes down'})`,
    ...found.map(({ path, line, says }) => `  ${path}:${line}  ${says}`),
  ].join('\n'));

/** The rules of the house, less what the ratchet tolerates for now. */
export const house: Check = {
  name: 'house', what: 'the rules of test/house',
  faults: async (root, under) => {
    const ratchet = JSON.parse(readFileSync(join(root, 'test/house/ratchet.json'), 'utf8')) as Ratchet;
    const findings = beyondRatchet(lint(readHouse(root)), ratchet);
    const isAsked = (path: string): boolean => under.length === 0 || under.some((part) => path.startsWith(part));
    return findingTexts(findings.filter(({ path }) => isAsked(path)));
  },
};
