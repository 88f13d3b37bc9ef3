import type { Lang } from '#base/values/lang.ts';
import { common } from '../texts/common.ts';

/** The one button of a step. */
export const ContinueButton = ({ lang }: { lang: Lang }) => (
  <p className="fr-mt-4w"><button type="submit" className="fr-btn fr-btn--lg">{common(lang, 'continue')}</button></p>
);
