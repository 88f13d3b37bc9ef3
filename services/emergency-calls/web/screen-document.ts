import type { Bundles } from '#base/ui/build.ts';
import type { PageAssets } from '#base/ui/shell.ts';
import type { Lang } from '#base/values/lang.ts';
import { kitWords } from './kit/texts.ts';
import type { Screen } from './screens.ts';

/** Files that the page of a screen links. Throws when the build has not the entry. */
export const screenAssets = (bundles: Bundles, entry: string): PageAssets => filesOf(bundles, ['socle', 'look', entry]);

/** Files of several entries of the build, in their order. Throws when the build has not one of them. */
export const filesOf = ({ entries }: Bundles, names: readonly string[]): PageAssets => {
  const built = names.map((name) => {
    const assets = entries[name];
    if (assets === undefined) throw new Error(`the build of the screens has no entry ${name}`);
    return assets;
  });
  return { styles: built.flatMap(({ styles }) => styles), scripts: built.flatMap(({ scripts }) => scripts) };
};

/** The page that a screen's script fills; nothing of a person is in it. A night room: it is dark by default. */
export const screenDocument = (lang: Lang, { title, manifest }: Pick<Screen, 'title' | 'manifest'>,
  { styles, scripts }: PageAssets): string => `<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8"><title>${title[lang]} · ${kitWords(lang, 'title')}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="dark light">
<meta name="format-detection" content="telephone=no,date=no">
${manifest ? `<link rel="manifest" href="${manifest}" crossorigin="use-credentials">` : ''}
${styles.map((href) => `<link rel="stylesheet" href="${href}">`).join('')}
${scripts.map((src) => `<script type="module" src="${src}"></script>`).join('')}
</head><body class="rc"><div id="screen"></div><noscript><main><h1>${title[lang]}</h1><p>${kitWords(lang, 'noScript')}</p></main>
</noscript></body></html>`;
