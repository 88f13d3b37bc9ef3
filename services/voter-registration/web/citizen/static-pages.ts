import { escapeHtml } from '#base/values/escape-html.ts';
import { LANGS, type Lang } from '#base/values/lang.ts';
import type { Shell } from '#base/ui/shell.ts';
import type { RenderedPages } from './render.tsx';
import type { ErrorKind, PageProps } from './props.ts';

/** Pages that need no server code: made once at build, served from memory or from any web server. */
export type StaticPages = { 'service-down': PageProps; 'waiting-room': PageProps; 'closed': PageProps };

/** File of each static page, without the language. */
const STATIC_FILES = {
  'service-down': 'service-interrompu', 'waiting-room': 'file-d-attente', 'closed': 'cloture',
} as const satisfies Record<keyof StaticPages, string>;

const ERROR_FILES: Partial<Record<ErrorKind, string>> = {
  'not-found': 'erreur-404', 'forbidden': 'erreur-403', 'too-many': 'erreur-429', 'unexpected': 'erreur-500',
  'unavailable': 'erreur-503',
};

/** URL prefix of the static pages: `/pages/fr/cloture.html`. */
const STATIC_PREFIX = '/pages';

const shellOf = (file: string): Shell => ({
  path: '/', languages: { fr: `${STATIC_PREFIX}/fr/${file}.html`, en: `${STATIC_PREFIX}/en/${file}.html` },
});

type Render = <Name extends keyof RenderedPages & string>(page: Name, props: RenderedPages[Name], lang: Lang) => string;

const pagesIn = (render: Render, lang: Lang): [string, string][] => [
  ...Object.entries(STATIC_FILES).map(([page, file]): [string, string] =>
    [`${lang}/${file}.html`, render(page as keyof StaticPages, { shell: shellOf(file) }, lang)]),
  ...Object.entries(ERROR_FILES).map(([kind, file]): [string, string] =>
    [`${lang}/${file}.html`, render('error', { shell: shellOf(file), kind: kind as ErrorKind }, lang)]),
];

/** Every static page as path → HTML, to write to disk at build or to keep in memory. */
export const citizenStaticPages = (render: Render): Readonly<Record<string, string>> =>
  Object.fromEntries(LANGS.flatMap((lang) => pagesIn(render, lang)));

/** What the waiting room shows: place in the queue, whole minutes, and when the ticket was taken, in words. */
export type QueueView = { place: number; waitMinutes: number; ticketTakenAt: string };

/** Fills the waiting room's template; no database, no script, microseconds. */
export const fillWaitingRoom = (template: string, { place, waitMinutes, ticketTakenAt }: QueueView): string =>
  template.replaceAll('{{place}}', String(place)).replaceAll('{{wait}}', String(waitMinutes))
    .replaceAll('{{ticket}}', escapeHtml(ticketTakenAt));
