import type { Lang } from '#base/values/lang.ts';
import { common } from '../texts/common.ts';

/** The one button of a step, and the sentence that says that nothing is lost by leaving. */
export const ContinueButton = ({ lang, label }: { lang: Lang; label?: string }) => (
  <>
    <button type="submit" className="fr-btn fr-btn--lg">{label ?? common(lang, 'continue')}</button>
    <p className="fr-hint-text fr-mt-4w">{common(lang, 'draftKept')}</p>
  </>
);
