import type { Me } from '../api-client.ts';
import { useLang } from '../lang.tsx';

type TopBarProps = { me: Me; role: { fr: string; en: string }; centre: string; online: boolean; unsent: number };

/** Who, where, and whether the line stands. */
export const TopBar = ({ me, role, centre, online, unsent }: TopBarProps) => {
  const { t, lang } = useLang();
  return (
    <header className="rc-top">
      <a className="rc-skip" href="#dossier">{t('open')}</a>
      <h1>{t('title')}</h1><span>{centre}</span>
      <p role="status" className={online ? 'rc-line' : 'rc-line rc-line--off'}>
        {online ? t('online') : t('offline')}{unsent > 0 ? ` · ${t('unsent', { count: unsent })}` : ''}</p>
      <span className="rc-who">{me.name} · {role[lang]}</span>
      <a href="/fiche-papier">{t('printForm')}</a>
      <a href="/deconnexion">{t('signOut')}</a>
    </header>
  );
};
