import type { Lang } from '#base/values/lang.ts';
import { tabletWords } from './texts.ts';

/** Icon of the installed tablet: a cross of help and a road, drawn for any size. */
export const TABLET_ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><rect width="512" height="512" fill="#0c3844"/>
<path d="M216 96h80v96h96v80h-96v96h-80v-96h-96v-80h96z" fill="#ffd9b0"/><path d="M64 432h384" stroke="#ffd9b0" stroke-width="24"
 stroke-dasharray="64 32"/></svg>`;

/** What a browser needs to install the tablet as an application. */
export const tabletManifest = (lang: Lang): Readonly<Record<string, unknown>> => ({
  name: tabletWords(lang, 'title'), short_name: tabletWords(lang, 'title').split(' ')[0], lang, id: '/tablette', start_url: '/tablette',
  scope: '/tablette', display: 'standalone', orientation: 'any', background_color: '#0b0705', theme_color: '#1c1410',
  icons: [{ src: '/tablette/icon.svg', type: 'image/svg+xml', sizes: 'any', purpose: 'any' },
    { src: '/tablette/icon.svg', type: 'image/svg+xml', sizes: 'any', purpose: 'maskable' }],
});
