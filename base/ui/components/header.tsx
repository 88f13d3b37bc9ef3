import { LANGS, type Lang } from '#base/values/lang.ts';
import { languageHref, type ServiceIdentity, type Shell } from '../shell.ts';
import { ui } from '../i18n/ui-texts.ts';
import { Logo } from './logo.tsx';

const LANGUAGE_NAMES: Record<Lang, string> = { fr: 'Français', en: 'English' };

export type HeaderProps = { lang: Lang; service: ServiceIdentity; shell: Shell };

const LanguageLinks = ({ lang, shell }: { lang: Lang; shell: Shell }) => (
  <nav aria-label={ui(lang, 'language')}>
    <ul className="fr-btns-group">
      {LANGS.map((other) => (
        <li key={other}>
          <a className="fr-btn" lang={other} hrefLang={other}
            href={shell.languages?.[other] ?? languageHref(shell.path, other)}
            aria-current={other === lang ? 'true' : undefined}>{LANGUAGE_NAMES[other]}</a>
        </li>
      ))}
    </ul>
  </nav>
);

const SignedIn = ({ lang, user }: { lang: Lang; user: NonNullable<Shell['user']> }) => (
  <form method="post" action={user.signOut} className="fr-btns-group">
    <span className="fr-header__user fr-text--sm">{ui(lang, 'signedInAs', { name: user.name })}</span>
    <button className="fr-btn" type="submit">{ui(lang, 'signOut')}</button>
  </form>
);

const MainMenu = ({ lang, service, shell }: HeaderProps) => (
  <nav className="fr-nav" aria-label={ui(lang, 'mainMenu')}>
    <ul className="fr-nav__list">
      {service.nav.map(({ text, href }) => (
        <li key={href} className="fr-nav__item">
          <a className="fr-nav__link" href={href} aria-current={shell.path.split('?')[0] === href ? 'page' : undefined}>
            {text[lang]}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);

/** Head of every page: skip links, name of the service, languages as links, who is signed in, menu. */
export const Header = ({ lang, service, shell }: HeaderProps) => (
  <>
    <nav className="fr-skiplinks" aria-label={ui(lang, 'skipLinks')}>
      <ul className="fr-skiplinks__list fr-container">
        <li><a href="#content">{ui(lang, 'skipToContent')}</a></li>
        <li><a href="#footer">{ui(lang, 'skipToFooter')}</a></li>
      </ul>
    </nav>
    <header className="fr-header">
      <div className="fr-container fr-header__body">
        <div className="fr-header__body-row">
          <div className="fr-header__brand">
            <div className="fr-header__logo"><Logo /></div>
            <div className="fr-header__service">
              <p className="fr-header__service-title">
                <a href={service.home} title={ui(lang, 'homeOf', { name: service.name[lang] })}>{service.name[lang]}</a>
              </p>
              <p className="fr-header__service-tagline">{service.tagline[lang]}</p>
            </div>
          </div>
          <div className="fr-header__tools">
            <div className="fr-header__tools-links">
              <LanguageLinks lang={lang} shell={shell} />
              {shell.user ? <SignedIn lang={lang} user={shell.user} /> : null}
            </div>
          </div>
        </div>
        {service.nav.length > 0 ? <MainMenu lang={lang} service={service} shell={shell} /> : null}
      </div>
    </header>
  </>
);
