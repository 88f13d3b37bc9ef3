/** Languages of every screen; French is the first. */
export type Lang = 'fr' | 'en';

/** One text in each language. */
export type Text = Record<Lang, string>;

export const LANGS: readonly Lang[] = ['fr', 'en'];

/** How a language writes numbers, dates and hours here: hours of 24 in English too, as every desk that works by night counts them. */
export const localeOf = (lang: string): string => (lang === 'en' ? 'en-GB' : 'fr-FR');
