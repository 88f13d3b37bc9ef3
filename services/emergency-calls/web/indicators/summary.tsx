import { FIGURE_GROUPS } from '../../domain/indicators/figure-groups.ts';
import { FIGURES, type FigureSpec } from '../../domain/indicators/figures.ts';
import type { Settings } from '../../domain/indicators/settings.ts';
import { figureText } from '../kit/figure-text.ts';
import { useTexts } from '../kit/lang.tsx';
import type { Report } from './api.ts';
import { words } from './texts.ts';

/** Every figure of the whole span, by group; a word says whether an aim was met. */
export const Summary = ({ report: { total, settings } }: { report: Report }) => {
  const { t, lang } = useTexts(words);
  return (
    <section aria-labelledby="summary">
      <h3 id="summary">{t('summary')}</h3>
      {FIGURE_GROUPS.map(({ id, label, figures }) => (
        <section key={id} aria-labelledby={`group-${id}`}>
          <h4 className="rc-group" id={`group-${id}`}>{label[lang]}</h4>
          <dl className={`rc-figures rc-figures--${id}`}>{FIGURES.filter((spec) => figures.includes(spec.id))
            .toSorted((a, b) => figures.indexOf(a.id) - figures.indexOf(b.id))
            .map((spec) => <Tile key={spec.id} spec={spec} value={total[spec.id] ?? null} settings={settings} />)}</dl>
        </section>))}
    </section>
  );
};

const Tile = ({ spec: { label, unit, target }, value, settings }: { spec: FigureSpec; value: number | null; settings: Settings }) => {
  const { t, lang } = useTexts(words);
  const { min, max } = target?.(settings) ?? {};
  const aim = min ?? max;
  const met = value !== null && value >= (min ?? -Infinity) && value <= (max ?? Infinity);
  return (
    <div className="rc-figure"><dt>{label[lang]}</dt><dd>{figureText(lang, unit, value)}
      {aim === undefined || value === null ? null
        : <small className={met ? 'rc-met' : 'rc-missed'}>{t(met ? 'met' : 'missed',
          { target: figureText(lang, unit, aim) })}</small>}</dd></div>
  );
};
