import type { Lang } from '#base/values/lang.ts';
import { ui } from '../i18n/ui-texts.ts';

/** Place of the "still there?" message; the client script fills, shows and hides it. */
export const SessionWarning = ({ lang }: { lang: Lang }) => (
  <section className="so-toast" data-session-warning hidden role="alertdialog" aria-labelledby="session-title"
    aria-describedby="session-text" data-extended={ui(lang, 'sessionExtended')}>
    <p className="fr-text--bold" id="session-title">{ui(lang, 'sessionTitle')}</p>
    <p id="session-text" data-template={ui(lang, 'sessionWarning', { minutes: '%minutes%' })} />
    <button type="button" className="fr-btn fr-btn--sm">{ui(lang, 'sessionExtend')}</button>
  </section>
);
