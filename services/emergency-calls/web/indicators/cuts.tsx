import { BREAKDOWNS, type BreakdownRow } from '../../domain/indicators/breakdowns.ts';
import { secondsText } from '../kit/figure-text.ts';
import { useTexts } from '../kit/lang.tsx';
import type { Report } from './api.ts';
import { cutName } from './cut-name.ts';
import { words } from './texts.ts';

const TIMES = ['p50', 'p90', 'p99', 'longest'] as const;

/** Figures cut by line, priority, level and vehicle, partner. */
export const Cuts = ({ report: { breakdowns } }: { report: Report }) => {
  const { t, lang } = useTexts(words);
  return (
    <section aria-labelledby="cuts">
      <h3 id="cuts">{t('cuts')}</h3>
      <div className="rc-charts">
        {BREAKDOWNS.map(({ id, label, by, timed }) => {
          const rows = breakdowns.find((one) => one.id === id)?.rows ?? [];
          return (
            <div key={id} className="rc-panel rc-scroll" tabIndex={0} role="region" aria-label={label[lang]}>
              <h4>{label[lang]}</h4>
              {rows.length === 0 ? <p className="rc-quiet">{t('noCut')}</p> : <Cut id={id} by={by[lang]} rows={rows} timed={timed} />}
            </div>);
        })}
      </div>
    </section>
  );
};

/** A row as it is said: a code by its word, what nobody gave by saying so. */
const useRowName = (id: string): ((key: string) => string) => {
  const { t, lang } = useTexts(words);
  return (key) => (key === '-' ? t('notGiven') : cutName(id, key, lang));
};

const Cut = ({ id, by, rows, timed }: { id: string; by: string; rows: readonly BreakdownRow[]; timed: boolean }) => {
  const { t, lang } = useTexts(words);
  const rowName = useRowName(id);
  const heads = timed ? [t('median'), t('nine'), t('ninetyNine'), t('longest'), t('aimed')] : [];
  return (
    <table className="rc-table">
      <thead><tr><th scope="col">{by}</th><th scope="col">{t('count')}</th>{heads.map((head) =>
        <th key={head} scope="col">{head}</th>)}</tr></thead>
      <tbody>{rows.map((row) => (
        <tr key={row.key}><th scope="row">{rowName(row.key)}</th><td>{row.count}</td>
          {timed ? [...TIMES.map((name) => row[name]), row.target].map((seconds, i) =>
            <td key={heads[i]}>{secondsText(lang, seconds)}</td>) : null}
        </tr>))}</tbody>
    </table>
  );
};
