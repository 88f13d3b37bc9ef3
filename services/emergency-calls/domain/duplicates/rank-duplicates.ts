import type { Instant } from '#base/values/instant.ts';
import { matchNatures, type NatureMatch } from './natures.ts';
import { isUsable, metresBetween } from './sign.ts';
import { DEFAULT_THRESHOLDS, type Thresholds } from './thresholds.ts';

/** What comparing dossiers needs of each of them. */
export type Comparable = {
  dossier: string; number: string; openedAt: Instant; lat: number | null; lon: number | null; precision: string | null; town: string | null;
  fact: string | null; motive: string | null; joinedTo: string | null;
};

/** A dossier that may be about the same thing, and why it is thought so. */
export type Likely = { dossier: string; number: string; metres: number | null; sameTown: boolean; minutesApart: number; nature: NatureMatch;
  score: number };

const IMPRECISE = new Set(['VILLE', 'INCONNUE']);
const MINUTE_MS = 60_000;
/** What each ground is worth: nearness first, then the nature, then the time between. */
const WEIGHTS = { near: 60, town: 15, time: 15 } as const;
const NATURE_SCORE: Readonly<Record<NatureMatch, number>> = { same: 25, family: 18, kin: 12, unknown: 6, other: 0 };

const pointOf = ({ lat, lon }: Comparable) => (lat === null || lon === null || !isUsable({ lat, lon }) ? undefined : { lat, lon });
const fold = (town: string | null): string => (town ?? '').normalize('NFD').replaceAll(/[^\p{L}\p{N}]/gu, '').toLowerCase();

/** The surer of the two natures that the dossiers give: of facts when both have one, else of health motives. */
const natureOf = (a: Comparable, b: Comparable): NatureMatch => {
  const facts = matchNatures(a.fact, b.fact);
  return facts === 'unknown' ? matchNatures(a.motive ?? a.fact, b.motive ?? b.fact) : facts;
};

const compare = (subject: Comparable, other: Comparable, { near_m: nearest, soon_ms: soon }: Thresholds): Likely | undefined => {
  const apart = Math.abs(subject.openedAt - other.openedAt);
  const nature = natureOf(subject, other);
  if (apart > soon || nature === 'other') return undefined;
  const [here, there] = [pointOf(subject), pointOf(other)];
  const metres = here && there ? metresBetween(here, there) : null;
  const sameTown = subject.town !== null && fold(subject.town) === fold(other.town);
  const imprecise = metres === null || [subject, other].some(({ precision }) => IMPRECISE.has(precision ?? 'INCONNUE'));
  const near = metres !== null && metres <= nearest;
  if (!near && !(imprecise && sameTown)) return undefined;
  const score = (near ? WEIGHTS.near * (1 - metres / (2 * nearest)) : WEIGHTS.town) + NATURE_SCORE[nature]
    + WEIGHTS.time * (1 - apart / soon);
  return { dossier: other.joinedTo ?? other.dossier, number: other.number, metres: metres === null ? null : Math.round(metres), sameTown,
    minutesApart: Math.floor(apart / MINUTE_MS), nature, score: Math.round(score) };
};

/**
 * Open dossiers that may be about the same thing as one, the likeliest first (domain §9): within 300 m, or in one town when a place
 * is imprecise, within 30 minutes, of a nature that goes with it. A dossier that was joined speaks for its main one, once.
 */
export const rankDuplicates = (
  subject: Comparable, open: readonly Comparable[], thresholds: Thresholds = DEFAULT_THRESHOLDS,
): Likely[] => {
  const numbers = new Map(open.map(({ dossier, number }) => [dossier, number]));
  const ranked = open.filter(({ dossier, joinedTo }) => dossier !== subject.dossier && joinedTo !== subject.dossier)
    .flatMap((other) => compare(subject, other, thresholds) ?? [])
    .map((one) => ({ ...one, number: numbers.get(one.dossier) ?? one.number }))
    .filter(({ dossier }) => dossier !== subject.joinedTo)
    .sort((a, b) => b.score - a.score || a.number.localeCompare(b.number));
  return ranked.filter(({ dossier }, i) => ranked.findIndex((one) => one.dossier === dossier) === i);
};
