import type { ReactNode } from 'react';
import type { Lang } from '#base/values/lang.ts';
import type { PageAssets, Shell } from '../shell.ts';

export type DocumentProps = {
  lang: Lang;
  title: string;
  assets: PageAssets;
  shell?: Shell | undefined;
  /**
   * Seconds between two looks for news (waiting room, interruption). The client script brings them in place; without
   * script the browser reloads. WCAG 2.2.1 allows it: the time in a queue is a real-time event.
   */
  refreshS?: number;
  children: ReactNode;
};

const FAVICON = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48">'
  + '<circle cx="24" cy="12" r="9" fill="#ad4a14"/><path d="M15 24h18l3 7H12zM9 33h30l4 9H5z" fill="#0b5363"/></svg>')}`;

/** The whole HTML document. No inline style or script: the content policy is `'self'`. */
export const Document = ({ lang, title, assets, shell, refreshS, children }: DocumentProps) => (
  <html lang={lang}>
    <head>
      <meta charSet="utf-8" />
      <title>{title}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="format-detection" content="telephone=no,date=no" />
      {refreshS === undefined ? null : <noscript><meta httpEquiv="refresh" content={String(refreshS)} /></noscript>}
      <link rel="icon" href={FAVICON} />
      {assets.styles.map((href) => <link key={href} rel="stylesheet" href={href} />)}
      {assets.scripts.map((src) => <script key={src} type="module" src={src} />)}
    </head>
    <body data-session-left-ms={shell?.session?.leftMs} data-session-extend={shell?.session?.extend}
      data-refresh-s={refreshS}>{children}</body>
  </html>
);
