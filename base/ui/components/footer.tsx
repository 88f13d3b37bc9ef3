import type { Lang } from '#base/values/lang.ts';
import { footerLinks } from '../footer-links.ts';
import type { ServiceIdentity } from '../shell.ts';
import { ui } from '../i18n/ui-texts.ts';
import { Logo } from './logo.tsx';

/** Foot of every page. */
export const Footer = ({ lang, service }: { lang: Lang; service: ServiceIdentity }) => (
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
          {footerLinks(lang, service).map(([href, text]) => (
            <li key={href} className="fr-footer__bottom-item">
              <a className="fr-footer__bottom-link" href={href}>{text}</a>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  </footer>
);
