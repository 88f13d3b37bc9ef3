import { localeOf, type Lang } from '#base/values/lang.ts';
import type { FigureUnit } from '../../domain/indicators/figures.ts';

const NOTHING = '–';
const MINUTE_S = 60;
const LONG_S = 180;

const number = (lang: Lang, value: number, digits: number): string =>
  value.toLocaleString(localeOf(lang), { maximumFractionDigits: digits });

/** Seconds as people say them: `95 s`, `12 min`, `1 h 05`. */
export const secondsText = (lang: Lang, seconds: number | null): string => {
  if (seconds === null) return NOTHING;
  if (seconds < LONG_S) return `${number(lang, seconds, 0)} s`;
  const minutes = Math.round(seconds / MINUTE_S);
  return minutes < MINUTE_S ? `${minutes} min` : `${Math.floor(minutes / MINUTE_S)} h ${String(minutes % MINUTE_S).padStart(2, '0')}`;
};

/** A figure with its unit; a dash where nothing can be said. */
export const figureText = (lang: Lang, unit: FigureUnit, value: number | null): string => {
  if (value === null) return NOTHING;
  if (unit === 's') return secondsText(lang, value);
  return unit === '%' ? `${number(lang, value, 1)} %` : number(lang, value, unit === 'ratio' ? 2 : 0);
};
