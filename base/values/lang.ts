/** Languages of every screen; French is the first. */
export type Lang = 'fr' | 'en';

/** One text in each language. */
export type Text = Record<Lang, string>;

export const LANGS: readonly Lang[] = ['fr', 'en'];
