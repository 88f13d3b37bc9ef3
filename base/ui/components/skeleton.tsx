import type { Lang } from '#base/values/lang.ts';
import { ui } from '../i18n/ui-texts.ts';

/** Shape of a content on its way; read once as "loading" by screen readers. */
export const Skeleton = ({ lang, lines }: { lang: Lang; lines: number }) => (
  <div role="status">
    <span className="fr-sr-only">{ui(lang, 'loading')}</span>
    <div aria-hidden="true">
      {Array.from({ length: lines }, (_unused, line) => <span key={line} className="so-skeleton" />)}
    </div>
  </div>
);
