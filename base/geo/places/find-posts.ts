import type { Gazetteer } from './gazetteer.ts';
import type { Place } from './place.ts';
import { withRoadNames } from './road-names.ts';
import { fold, wordsOf } from './words.ts';

const ASKED = /^(?:sur )?(?:l'|la |le )?([adn])(\d{1,4})\b(.*)$/;
const POST = /\b(?:pk|pr|km|borne|kilometre|point kilometrique|point de repere)\s*(\d{1,3})(?:\s*(?:\.|,|\+|plus|virgule)\s*(\d{1,3}))?/;

/** Kilometres and what follows: `12,4` is 12 400 m, `12+350` is 12 350 m. */
const metresOf = (text: string): number | undefined => {
  const match = POST.exec(text);
  if (!match) return undefined;
  const [, kilometres = '', rest = ''] = match;
  return Number(kilometres) * 1_000 + Number(/\+|plus/.test(match[0]) ? rest : rest.padEnd(3, '0'));
};

/** The place of a post between the two nearest of its road and direction. */
const between = (posts: Gazetteer['posts'], metres: number): Place['at'] | undefined => {
  const sorted = [...posts].sort((a, b) => a.metres - b.metres);
  const after = sorted.findIndex((post) => post.metres >= metres);
  const [low, high] = [sorted[Math.max(0, after - 1)], sorted[after]];
  if (!low || !high) return undefined;
  const share = high.metres === low.metres ? 0 : (metres - low.metres) / (high.metres - low.metres);
  return [low.at[0] + (high.at[0] - low.at[0]) * share, low.at[1] + (high.at[1] - low.at[1]) * share];
};

/** Kilometre posts of an asked road: `A86 PK 12,4 sens extérieur`. Without a direction, or with one unknown, each is given. */
export const findPosts = (posts: Gazetteer['posts'], text: string): Place[] => {
  const lower = withRoadNames(text).toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').trim();
  const asked = ASKED.exec(lower);
  if (!asked) return [];
  const ref = `${asked[1]!.slice(-1).toUpperCase()}${asked[2]}`;
  const own = posts.filter((post) => post.ref === ref);
  const metres = metresOf(asked[3]!);
  if (own.length === 0 || metres === undefined) return [];
  const said = wordsOf(fold(asked[3]!.replace(POST, ' '))).filter((word) => word !== 'sens' && word !== 'vers' && word !== 'direction');
  const directions = [...new Set(own.map(({ direction }) => direction))];
  return directions.flatMap((direction): Place[] => {
    const at = between(own.filter((post) => post.direction === direction), metres);
    const words = wordsOf(direction);
    const score = said.filter((word) => words.some((one) => one.startsWith(word))).length;
    const sense = direction.startsWith('vers ') ? direction : `sens ${direction}`;
    return at ? [{ kind: 'post', label: `${ref} PK ${(metres / 1_000).toFixed(1).replace('.', ',')} ${sense}`, context: '', at,
      score: 50 + score }] : [];
  }).sort((a, b) => b.score - a.score);
};
