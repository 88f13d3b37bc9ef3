import type { Lang } from '#base/values/lang.ts';
import { ui } from '../i18n/ui-texts.ts';

export type SummaryRow = { term: string; value: string | undefined; changeHref?: string | undefined };

/** Answers to check, each with its "change" link that says aloud what it changes. */
export const SummaryList = ({ lang, rows }: { lang: Lang; rows: readonly SummaryRow[] }) => (
  <dl className="so-summary">
    {rows.map(({ term, value, changeHref }) => (
      <div key={term}>
        <dt>{term}</dt>
        <dd>{value || <span className="fr-text--muted">{ui(lang, 'notAnswered')}</span>}</dd>
        {changeHref ? (
          <dd className="so-act">
            <a href={changeHref}>{ui(lang, 'change')}<span className="fr-sr-only"> {term}</span></a>
          </dd>
        ) : null}
      </div>
    ))}
  </dl>
);
