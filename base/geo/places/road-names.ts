const LETTERS: Readonly<Record<string, string>> = { autoroute: 'A', nationale: 'N', departementale: 'D', rn: 'N', rd: 'D', cd: 'D', a: 'A',
  n: 'N', d: 'D' };
const ROAD = new RegExp(String.raw`(^|[\s,;/'’(])(?:route\s+)?(?:(autoroute|nationale|d[eé]partementale)\s+)?`
  + String.raw`(?:(r\.?\s?n|r\.?\s?d|cd|[adn])\.?)?([\s-]?)(\d{1,4})(?=$|[\s,;/)])`, 'gi');

/** Where a road may begin: `batiment A 12` is none. */
const BEGINS = /(?:^|[/,;'’(]|\b(?:la|sur|et|x|route|angle|croisement))\s*$/i;

const letterOf = (word: string | undefined, code: string | undefined): string | undefined =>
  LETTERS[(code ?? word ?? '').toLowerCase().replace(/[.\s]/g, '').replace('é', 'e')];

/**
 * A text with its numbered roads as maps write them: `RN 7`, `nationale 7`, `r.n. 7` → `N7`; `RD 906`, `CD 906` → `D906`; `autoroute 7`,
 * `A-7` → `A7`. A number without any of these words stays a house number.
 */
export const withRoadNames = (text: string): string => text.replace(ROAD, (all, before: string, word?: string, code?: string,
  blank?: string, number?: string, at = 0) => {
  const letter = letterOf(word, code);
  const isLoose = word === undefined && code?.length === 1 && blank === ' ' && !BEGINS.test(text.slice(0, at) + before);
  return letter === undefined || number === undefined || isLoose ? all : `${before}${letter}${number}`;
});
