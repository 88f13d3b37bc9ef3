import { SummaryList, type SummaryRow } from '#base/ui/components/summary-list.tsx';
import type { Lang } from '#base/values/lang.ts';
import { identity } from '../texts/identity.ts';

/** Answers that FranceConnect gave: to read, not to edit, with the way to have a mistake corrected. */
export const LockedAnswers = ({ lang, rows }: { lang: Lang; rows: readonly SummaryRow[] }) => (
  rows.length === 0 ? null : (
    <section className="so-panel" aria-labelledby="transmis">
      <h2 id="transmis" className="fr-h4">{identity(lang, 'lockedTitle')}</h2>
      <SummaryList lang={lang} rows={rows} />
      <p className="fr-hint-text">{identity(lang, 'lockedBody')}</p>
    </section>
  )
);
