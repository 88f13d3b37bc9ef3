import type { ReactNode } from 'react';
import { useLang } from '../lang.tsx';

const Plain = ({ title, children }: { title: string; children?: ReactNode }) => {
  const { t } = useLang();
  return (
    <div className="dk-app dk-plain">
      <header className="dk-top"><p className="dk-brand">{t('brand')}</p></header>
      <main className="dk-plain__main"><div className="dk-plain__card"><h1>{title}</h1>{children}</div></main>
    </div>
  );
};

/** Before anything is known. */
export const Loading = () => {
  const { t } = useLang();
  return <Plain title={t('appTitle')}><p role="status">{t('loading')}</p></Plain>;
};

/** Signed in, but without a role in a town hall. */
export const Denied = () => {
  const { t, lang } = useLang();
  return (
    <Plain title={t('deniedTitle')}>
      <p>{t('deniedText')}</p>
      <div className="fr-btns-group">
        <a className="fr-btn" href={`/?lang=${lang}`}>{t('home')}</a>
        <form method="post" action="/deconnexion"><button className="fr-btn fr-btn--secondary" type="submit">{t(
          'signOut')}</button></form>
      </div>
    </Plain>
  );
};

/** The session ended. */
export const SignedOut = () => {
  const { t } = useLang();
  return <Plain title={t('appTitle')}><p>{t('sessionOver')}</p>
    <p><a className="fr-btn" href="/connexion/proconnect?retour=/mairie">{t('signInAgain')}</a></p></Plain>;
};

/** The service does not answer. */
export const Failed = ({ onRetry }: { onRetry: () => void }) => {
  const { t } = useLang();
  return <Plain title={t('errorTitle')}><button type="button" className="fr-btn" onClick={onRetry}>{t(
    'retry')}</button></Plain>;
};
