import { translator } from '#base/ui/i18n/catalogue.ts';
import type { Lang } from '#base/values/lang.ts';

const words = translator({ PEDIATRIE: { fr: 'pédiatrie', en: 'paediatrics' } } as const);

/** A skill in words: a language by its name, as the browser knows it, or else by its tag. */
export const skillWord = (skill: string, lang: Lang): string =>
  (skill === 'PEDIATRIE' ? words(lang, skill) : new Intl.DisplayNames(lang, { type: 'language' }).of(skill) ?? skill);
