import type { Lang } from '#base/values/lang.ts';
import { ui } from '../i18n/ui-texts.ts';

/** Link to the step before; the browser's own button works too, as each step answers 303. */
export const BackLink = ({ lang, href }: { lang: Lang; href: string }) => (
  <a className="so-back" href={href}>{ui(lang, 'back')}</a>
);
