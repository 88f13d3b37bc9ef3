import type { CivilDate } from '#base/values/civil-date.ts';
import type { Lang, Text } from '#base/values/lang.ts';

const MONTHS: Record<Lang, readonly string[]> = {
  fr: ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre',
    'décembre'],
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November',
    'December'],
};

/** A civil date in words: `1er mai 2024`, `1 May 2024`. */
export const formatDate = (date: CivilDate, lang: Lang): string => {
  const day = Number(date.slice(8));
  const month = MONTHS[lang][Number(date.slice(5, 7)) - 1]!;
  return `${lang === 'fr' && day === 1 ? '1er' : day} ${month} ${date.slice(0, 4)}`;
};

/** The same in both languages. */
export const dateText = (date: CivilDate): Text => ({ fr: formatDate(date, 'fr'), en: formatDate(date, 'en') });
