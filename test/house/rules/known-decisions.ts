import type { Finding, Rule } from '#test/house/house.ts';
import { isCode, isMarkdown, isSql } from '#test/house/paths.ts';

const NAMED = /\bADR[- ]?(\d{4})\b/g;

/** A decision that is named has its page. */
export const knownDecisions: Rule = {
  name: 'known-decisions',
  why: 'who reads "ADR 0007" wants to read it: the page must be in docs/adr',
  check: (house) => {
    const numbers = new Set(house.files.flatMap(({ path }) => /^docs\/adr\/(\d{4})-/.exec(path)?.[1] ?? []));
    return house.files
      .filter(({ path }) => (isCode(path) || isSql(path) || isMarkdown(path)) && !path.startsWith('test/house/'))
      .flatMap(({ path, text }) => text.split('\n').flatMap((line, index): Finding[] =>
        [...line.matchAll(NAMED)].filter(([, number = '']) => !numbers.has(number))
          .map(([name]) => `${name} has no page in docs/adr`)
          .map((says) => ({ rule: 'known-decisions', path, line: index + 1, says }))));
  },
};
