import { localeOf, type Lang } from '#base/values/lang.ts';
import { placeWords } from '../kit/place-words.ts';

/** `450 m`, `7,4 km`. */
export const distanceText = (lang: Lang, metres: number): string => (metres < 1_000 ? placeWords(lang, 'metres', { count: metres })
  : placeWords(lang, 'kilometres', { count: (metres / 1_000).toLocaleString(localeOf(lang), { maximumFractionDigits: 1 }) }));
