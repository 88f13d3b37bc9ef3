import type { PageAssets, Shell } from '#base/ui/shell.ts';
import { escapeHtml } from '#base/values/escape-html.ts';
import type { Lang } from '#base/values/lang.ts';
import { desk } from './texts/texts.ts';

const notice = (lang: Lang, { text, urgent }: NonNullable<Shell['banner']>): string =>
  `<section class="fr-notice${urgent ? '' : ' fr-notice--info'}" aria-label="${desk(lang, 'information')}"><div class="fr-container"><p>`
  + `${escapeHtml(text[lang])}</p></div></section>`;

/** The page that the console's script fills; nothing of a person is in it. */
export const deskDocument = (lang: Lang, { styles, scripts }: PageAssets, banner: Shell['banner']): string => `<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8"><title>${desk(lang, 'appTitle')}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<meta name="format-detection" content="telephone=no,date=no">
${styles.map((href) => `<link rel="stylesheet" href="${href}">`).join('')}
${scripts.map((src) => `<script type="module" src="${src}"></script>`).join('')}
</head><body>${banner ? notice(lang, banner) : ''}<div id="desk"></div><noscript><main class="fr-container so-page"><h1>${desk(lang,
  'appTitle')}</h1>
<p>${desk(lang, 'noScript')}</p></main></noscript></body></html>`;
