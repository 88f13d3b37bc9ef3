import type { Bundles } from '#base/ui/build.ts';
import type { PageAssets } from '#base/ui/shell.ts';
import { themeAssets } from '#base/ui/theme/theme-assets.ts';
import type { Lang } from '#base/values/lang.ts';
import { kitWords } from './kit/texts.ts';
import type { Screen } from './screens.ts';

/** Files that the page of a screen links, in the chosen theme. Throws when the build has not the entry. */
export const screenAssets = (bundles: Bundles, entry: string, theme: string | undefined): PageAssets =>
  themeAssets(bundles, theme, ['look', entry]);

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
