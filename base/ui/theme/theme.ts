/** Themes that a page may wear: our own, or the State's style sheet where an entitled administration installed it. */
export type Theme = 'socle' | 'etat';

/** URL prefix under which the server serves the folder `SOCLE_THEME_DIR` (the `dist` folder of the design system). */
export const ETAT_PREFIX = '/theme/etat';

/** Style sheets of the State's design system, which the page links before ours. */
export const ETAT_STYLES: readonly string[] = [`${ETAT_PREFIX}/dsfr.min.css`, `${ETAT_PREFIX}/utility/utility.min.css`];

/** Reads `SOCLE_THEME`; anything but `etat` is our own theme. */
export const themeOf = (name: string | undefined): Theme => (name === 'etat' ? 'etat' : 'socle');
