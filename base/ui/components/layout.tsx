import type { ReactNode } from 'react';
import type { Lang } from '#base/values/lang.ts';
import type { PageAssets, ServiceIdentity, Shell } from '../shell.ts';
import { ui } from '../i18n/ui-texts.ts';
import { Document } from './document.tsx';
import { Header } from './header.tsx';
import { Footer } from './footer.tsx';
import { SessionWarning } from './session-warning.tsx';

export type LayoutProps = {
  lang: Lang;
  service: ServiceIdentity;
  shell: Shell;
  assets: PageAssets;
  /** Title of the page alone; the service's name is added. */
  title: string;
  /** The form has errors: said first in the title, as screen readers read it first. */
  failed?: boolean | undefined;
  refreshS?: number;
  /** Full-width band above the content (the start page's hero). */
  hero?: ReactNode;
  children: ReactNode;
};

const Banner = ({ lang, banner }: { lang: Lang; banner: NonNullable<Shell['banner']> }) => (
  <section className={banner.urgent ? 'fr-notice' : 'fr-notice fr-notice--info'} aria-label={ui(lang, 'information')}>
    <div className="fr-container"><p>{banner.text[lang]}</p></div>
  </section>
);

/** Frame of every citizen page: document, header, banner, content, footer. */
export const Layout = ({ lang, service, shell, assets, title, failed, refreshS, hero, children }: LayoutProps) => (
  <Document lang={lang} assets={assets} shell={shell} {...(refreshS === undefined ? {} : { refreshS })}
    title={`${failed ? ui(lang, 'errorPrefix') : ''}${title} – ${service.name[lang]}`}>
    <Header lang={lang} service={service} shell={shell} />
    {shell.banner ? <Banner lang={lang} banner={shell.banner} /> : null}
    <main id="content" tabIndex={-1}>
      {hero}
      <div className="fr-container so-page">{children}</div>
    </main>
    <Footer lang={lang} service={service} />
    {shell.session === undefined ? null : <SessionWarning lang={lang} />}
  </Document>
);
