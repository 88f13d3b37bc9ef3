import type { Lang } from '#base/values/lang.ts';
import type { Conformity, ServiceIdentity } from '../shell.ts';
import { ui } from '../i18n/ui-texts.ts';
import { Logo } from './logo.tsx';

const CONFORMITY_KEY = {
  none: 'accessibilityNone', partial: 'accessibilityPartial', full: 'accessibilityFull',
} as const satisfies Record<Conformity, string>;

/** Foot of every page; the law wants the accessibility level, legal notice and privacy one click away. */
export const Footer = ({ lang, service }: { lang: Lang; service: ServiceIdentity }) => {
  const { links } = service;
  const items: [string, string][] = [
    [links.accessibility, ui(lang, CONFORMITY_KEY[service.conformity])],
    [links.legal, ui(lang, 'legal')],
    [links.privacy, ui(lang, 'privacy')],
    ...(links.plainLanguage ? [[links.plainLanguage, ui(lang, 'plainLanguage')] as [string, string]] : []),
    [links.status, ui(lang, 'status')],
    [links.verify, ui(lang, 'verify')],
  ];
  return (
    <footer className="fr-footer" id="footer" tabIndex={-1}>
      <div className="fr-container">
        <div className="fr-footer__body">
          <div className="fr-footer__brand"><Logo /></div>
          <div className="fr-footer__content">
            <p className="fr-footer__content-desc">{service.about[lang]}</p>
          </div>
        </div>
        <nav className="fr-footer__bottom" aria-label={ui(lang, 'footerLinks')}>
          <ul className="fr-footer__bottom-list">
            {items.map(([href, text]) => (
              <li key={href} className="fr-footer__bottom-item">
                <a className="fr-footer__bottom-link" href={href}>{text}</a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </footer>
  );
};
