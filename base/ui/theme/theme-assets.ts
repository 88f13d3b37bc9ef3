import type { Bundles } from '../build.ts';
import type { PageAssets } from '../shell.ts';
import { ETAT_STYLES, themeOf } from './theme.ts';

/**
 * Files that a page links: the sheets of the chosen theme (`SOCLE_THEME`), then those of more entries of the build, in their order.
 * The build has both themes as entries `socle` and `etat`. Throws when it has not one of the entries.
 */
export const themeAssets = ({ name, entries }: Pick<Bundles, 'name' | 'entries'>, theme: string | undefined,
  more: readonly string[] = []): PageAssets => {
  const chosen = themeOf(theme);
  const built = [chosen, ...more].map((entry) => {
    const assets = entries[entry];
    if (assets === undefined) throw new Error(`the build ${name} has no entry ${entry}`);
    return assets;
  });
  return { styles: [...(chosen === 'etat' ? ETAT_STYLES : []), ...built.flatMap(({ styles }) => styles)],
    scripts: built.flatMap(({ scripts }) => scripts) };
};
