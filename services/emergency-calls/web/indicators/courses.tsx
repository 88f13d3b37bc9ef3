import type { Instant } from '#base/values/instant.ts';
import { localeOf, type Lang } from '#base/values/lang.ts';
import { FIGURES } from '../../domain/indicators/figures.ts';
import { ZONE, type Span } from '../../domain/indicators/spans.ts';
import { figureText } from '../kit/figure-text.ts';
import { useTexts } from '../kit/lang.tsx';
import { LineChart, type ChartLine } from '../kit/line-chart.tsx';
import type { Report } from './api.ts';
import { words } from './texts.ts';

type Course = { id: 'calls' | 'quality' | 'delays' | 'cases'; figures: readonly string[]; share?: true };

const COURSES: readonly Course[] = [
  { id: 'calls', figures: ['presented', 'answered', 'abandoned'] },
  { id: 'quality', figures: ['qs1', 'qs1All', 'answeredShare'], share: true },
  { id: 'delays', figures: ['pickUpMedian', 'pickUp90', 'pickUp99'] },
  { id: 'cases', figures: ['cases', 'dr', 'drm'] },
];
const STROKES: readonly ChartLine['stroke'][] = ['solid', 'dashed', 'dotted'];
const TICKS_MAX = 8;

const specOf = (id: string) => FIGURES.find((one) => one.id === id)!;

/** A piece as an axis names it: the hour within a day, else the day. */
const pieceText = (lang: Lang, from: Instant, { step }: Span, whole: boolean): string =>
  new Intl.DateTimeFormat(localeOf(lang), { timeZone: ZONE,
    ...(step === 'day' || whole ? { day: '2-digit', month: '2-digit' } : {}),
    ...(step === 'hour' ? { hour: '2-digit', minute: '2-digit' } : {}) }).format(from);

/** How the main figures went, drawn and in figures. */
export const Courses = ({ report, span }: { report: Report; span: Span }) => {
  const { t, lang } = useTexts(words);
  const { pieces, settings } = report;
  const every = Math.ceil(pieces.length / TICKS_MAX);
  const ticks = new Map(pieces.flatMap(({ from }, i): [number, string][] =>
    (i % every === 0 ? [[i, pieceText(lang, from, span, span.from !== span.to && span.step === 'day')]] : [])));
  return (
    <section aria-labelledby="courses">
      <h3 id="courses">{t('courses')}</h3>
      <div className="rc-charts">
        {COURSES.map(({ id, figures, share }) => (
          <div key={id} className="rc-panel">
            <h4>{t(id)}</h4>
            <LineChart label={t(id)} ticks={ticks} {...(share ? { top: 100 } : {})}
              level={share ? { value: settings.qs1_target_percent, name: t('aim') } : undefined}
              lines={figures.map((figure, n) => ({ name: specOf(figure).label[lang], stroke: STROKES[n]!,
                // What has not begun yet has no figure: a nought would be read as a fall.
                values: pieces.map((piece) => (piece.from > report.at ? null : piece.figures[figure] ?? null)) }))} />
            <details><summary>{t('table', { name: t(id) })}</summary>
              <div className="rc-scroll" tabIndex={0} role="region" aria-label={t(id)}><table className="rc-table">
                <thead><tr><th scope="col">{t('start')}</th>{figures.map((one) =>
                  <th key={one} scope="col">{specOf(one).label[lang]}</th>)}</tr></thead>
                <tbody>{pieces.map(({ from, figures: values }) => (
                  <tr key={from}><th scope="row">{pieceText(lang, from, span, true)}</th>
                    {figures.map((one) => <td key={one}>{figureText(lang, specOf(one).unit, values[one] ?? null)}</td>)}</tr>))}</tbody>
              </table></div></details>
          </div>))}
      </div>
    </section>
  );
};
