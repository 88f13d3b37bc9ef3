import { LANGS } from '#base/values/lang.ts';
import { consularPost } from '../../../domain/codes/consular-posts.ts';
import { useLang } from '../lang.tsx';
import type { DeskCommune, Me } from '../model.ts';

type TopBarProps = {
  me: Me; commune: DeskCommune; connected: boolean;
  onCommune: (commune: DeskCommune) => void; onPaper: () => void; onHelp: () => void;
};

const NAMES = { fr: 'Français', en: 'English' } as const;

const CommuneChoice = ({ me, commune, onCommune }: Pick<TopBarProps, 'me' | 'commune' | 'onCommune'>) => {
  const { t } = useLang();
  if (me.communes.length === 1) return <p className="dk-hall">{t(consularPost(commune.code) ? 'postOf' : 'townHallOf',
    { nom: commune.nom })}</p>;
  return (
    <label className="dk-hall">{t('commune')}{' '}
      <select className="fr-select" value={commune.code}
        onChange={({ target }) => onCommune(me.communes.find(({ code }) => code === target.value) ?? commune)}>
        {me.communes.map(({ code, nom }) => <option key={code} value={code}>{nom}</option>)}
      </select>
    </label>
  );
};

/** Head of the console: where one works, who one is, language, help. */
export const TopBar = ({ me, commune, connected, onCommune, onPaper, onHelp }: TopBarProps) => {
  const { lang, t } = useLang();
  return (
    <header className="dk-top">
      <div className="dk-top__id">
        <p className="dk-brand">{t('brand')}</p>
        <CommuneChoice me={me} commune={commune} onCommune={onCommune} />
      </div>
      <p className={connected ? 'dk-live dk-live--on' : 'dk-live'}>{connected ? t('live') : t('offline')}</p>
      <div className="dk-top__tools">
        <a className="dk-tool" href={`/liste?commune=${commune.code}`}>{t('otherScreens')}</a>
        <button type="button" className="dk-tool dk-tool--strong" onClick={onPaper}>{t('newPaper')}</button>
        <button type="button" className="dk-tool" onClick={onHelp}>{t('help')} <kbd aria-hidden="true">?</kbd></button>
        <nav aria-label={t('language')} className="dk-langs">
          {LANGS.map((other) => <a key={other} className="dk-tool" href={`?lang=${other}`} lang={other} hrefLang={other}
            aria-current={other === lang ? 'true'
              : undefined}><abbr title={NAMES[other]}>{other.toUpperCase()}</abbr></a>)}
        </nav>
        <form method="post" action="/deconnexion" className="dk-who">
          <span><strong>{me.name}</strong> <span className="dk-role">{t(me.roles.includes('consulat') ? 'consulRole' : me.mayor
            ? 'mayorRole'
            : 'clerkRole')}</span></span>
          <button type="submit" className="dk-tool">{t('signOut')}</button>
        </form>
      </div>
    </header>
  );
};
