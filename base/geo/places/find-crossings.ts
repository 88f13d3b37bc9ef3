import type { LonLat } from '../crs/projection.ts';
import type { Gazetteer } from './gazetteer.ts';
import type { Entries, Ranked, Ranker } from './rank-places.ts';
import { readQuery } from './read-query.ts';

const BETWEEN = /\s*(?:\/|&|\+|\bx\b)\s*/i;
const ARTICLE = String.raw`(?:de\s+la\s+|des\s+|de\s+l['’]\s*|du\s+|de\s+)?`;
const LEAD = new RegExp(String.raw`^\s*(?:à l['’ ])?(?:angle|intersection|croisement|carrefour|coin)\s+${ARTICLE}`, 'i');
const LEAD_BETWEEN = /\s+(?:et\s+(?:de\s+la\s+|de\s+l['’]\s*|du\s+|des\s+|de\s+)?|avec\s+(?:la\s+|le\s+|l['’]\s*)?)/i;
const CANDIDATES = 160;

const SORTS = 'rue|r|avenue|av|ave|boulevard|bd|bld|blvd|chemin|ch|che|route|rte|impasse|imp|place|pl|quai|all[eé]e|all|cours|square|sq'
  + '|faubourg|fbg|fg|passage';
const WAY = new RegExp(String.raw`^\s*(?:\d{1,4}\s+)?(?:${SORTS}|[adn]\d{1,4})\b`, 'i');

/** `rue A et avenue B`: two ways, each by its sort, joined by a word that names hold too. */
const splitWays = (text: string): [string, string] | undefined => {
  const parts = text.split(/\s+et\s+(?:la\s+|le\s+|l['’]\s*)?/i);
  return parts.length === 2 && parts.every((part) => WAY.test(part)) ? [parts[0]!, parts[1]!] : undefined;
};

/** The two names of a crossing: `A / B`, `A x B`, `angle de A et de B`, `rue A et avenue B`. */
export const splitCrossing = (text: string): [string, string] | undefined => {
  const led = LEAD.test(text);
  const rest = text.replace(LEAD, '');
  const parts = rest.split(led && !BETWEEN.test(rest) ? LEAD_BETWEEN : BETWEEN);
  const [a = '', b = ''] = parts;
  return parts.length === 2 && a.trim() !== '' && b.trim() !== '' ? [a, b] : splitWays(text);
};

export type FoundCrossing = { crossing: number; score: number };

/** Finds crossings whose two ways carry the two names, in either order of typing, best first. */
export const crossingFinder = ({ crossings, ways }: Gazetteer, entries: Entries, ranker: Ranker) => {
  const first = new Int32Array(ways.length + 1);
  for (const way of crossings.a) first[way + 1]!++;
  for (let way = 0; way < ways.length; way++) first[way + 1]! += first[way]!;
  const isWay = (entry: number): boolean => entry >= entries.firstWay && entry < entries.firstSpot
    && first[entry - entries.firstWay]! < first[entry - entries.firstWay + 1]!;
  const named = (text: string, focus: LonLat | undefined, near?: ReadonlySet<number>): Ranked[] =>
    ranker.rank(readQuery(text), focus, CANDIDATES, (entry) => isWay(entry) && (near?.has(entry) ?? true))
      .filter((one) => one.named.length > 0);
  const neighbours = (list: readonly Ranked[]): Set<number> => new Set(list.flatMap(({ entry }) => {
    const way = entry - entries.firstWay;
    return [...crossings.b.subarray(first[way]!, first[way + 1]!)].map((other) => other + entries.firstWay);
  }));
  return (a: string, b: string, focus: LonLat | undefined): FoundCrossing[] => {
    // Each name is looked for among the streets that cross the candidates of the other: the town need be said once only.
    const [fromA, fromB] = [named(a, focus), named(b, focus)];
    const found = new Map<number, FoundCrossing>();
    const join = (known: readonly Ranked[], text: string): void => {
      const others = new Map(named(text, focus, neighbours(known)).map((one) => [one.entry - entries.firstWay, one.score]));
      for (const one of known) {
        const way = one.entry - entries.firstWay;
        for (let crossing = first[way]!; crossing < first[way + 1]!; crossing++) {
          const other = others.get(crossings.b[crossing]!);
          if (other === undefined) continue;
          const place = crossings.lon[crossing]! * 1e6 + crossings.lat[crossing]!;
          const score = one.score + other;
          if (score > (found.get(place)?.score ?? -Infinity)) found.set(place, { crossing, score });
        }
      }
    };
    join(fromA, b);
    join(fromB, a);
    return [...found.values()].sort((p, q) => q.score - p.score);
  };
};
