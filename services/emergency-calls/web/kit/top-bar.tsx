import { SCREENS } from '../screens.ts';
import { HubBanner } from './hub-banner.tsx';
import type { ScreenProps } from './mount-screen.tsx';
import { useTexts } from './lang.tsx';
import { CONSOLE_ROLES } from '../../domain/codes/roles.ts';
import { inExercise, switchExercise } from './exercise.ts';
import { kitWords } from './texts.ts';
import { useHeldPost } from './use-post.ts';

/** `online` is undefined until the first answer or the first failure. */
type TopBarProps = ScreenProps & { online: boolean | undefined; unsent?: number };

/** Who, where, whether the line stands, and the way to the other screens of one's role. */
export const TopBar = ({ me, actor, role, centre, online, unsent = 0 }: TopBarProps) => {
  const { t, lang } = useTexts(kitWords);
  useHeldPost(CONSOLE_ROLES.includes(actor.role) ? centre.code : '');
  const exercise = inExercise();
  return (<>
    {exercise ? <div className="rc-exercise"><p role="alert">{t('exercise')}</p>
      <button type="button" onClick={() => switchExercise(false)}>{t('leaveExercise')}</button></div> : null}
    <header className="rc-top">
      <a className="rc-skip" href="#dossier">{t('content')}</a>
      <h1>{t('title')}</h1><span>{centre.code === '*' ? t('everyCentre') : centre.name}</span>
      <p role="status" className={online === false ? 'rc-line rc-line--off' : 'rc-line'}>
        {t(online === undefined ? 'connecting' : online ? 'online' : 'offline')}
        {unsent > 0 ? ` · ${t('unsent', { count: unsent })}` : ''}</p>
      <nav aria-label={t('screens')}>
        {SCREENS.filter(({ roles, menu }) => menu && roles.includes(actor.role)).map(({ path, title }) => (
          <a key={path} href={path} aria-current={location.pathname === path ? 'page' : undefined}>{title[lang]}</a>))}
      </nav>
      <details className="rc-who">
        <summary>{me.name} · {role[lang]}</summary>
        <div>
          <a href="/fiche-papier">{t('printForm')}</a>
          {CONSOLE_ROLES.includes(actor.role) && !exercise ? <button type="button" className="rc-mode"
            onClick={() => switchExercise(true)}>{t('enterExercise')}</button> : null}
          <a href="/deconnexion">{t('signOut')}</a>
        </div>
      </details>
    </header>
    <HubBanner centre={centre.code} role={actor.role} />
  </>);
};
