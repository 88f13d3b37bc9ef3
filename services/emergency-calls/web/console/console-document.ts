import type { Bundles } from '#base/ui/build.ts';
import type { PageAssets } from '#base/ui/shell.ts';
import type { Lang } from '#base/values/lang.ts';
import { words } from './texts/texts.ts';

/** Files that the console's page links. */
export const consoleAssets = ({ entries }: Bundles): PageAssets => {
  const built = ['socle', 'look', 'console'].map((name) => {
    const assets = entries[name];
    if (assets === undefined) throw new Error(`the console's build has no entry ${name}`);
    return assets;
  });
  return { styles: built.flatMap(({ styles }) => styles), scripts: built.flatMap(({ scripts }) => scripts) };
};

/** The page that the console's script fills; nothing of a person is in it. A night room: it is dark by default. */
export const consoleDocument = (lang: Lang, { styles, scripts }: PageAssets): string => `<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8"><title>${words(lang, 'title')}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="dark light">
<meta name="format-detection" content="telephone=no,date=no">
${styles.map((href) => `<link rel="stylesheet" href="${href}">`).join('')}
${scripts.map((src) => `<script type="module" src="${src}"></script>`).join('')}
</head><body class="rc"><div id="console"></div><noscript><main><h1>${words(lang, 'title')}</h1><p>${words(lang, 'noScript')}</p></main>
</noscript></body></html>`;
