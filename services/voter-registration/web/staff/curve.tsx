import { formatCount } from '#base/ui/i18n/format.ts';
import type { Lang } from '#base/values/lang.ts';
import type { Block, CurvePoint } from './model.ts';

const [WIDTH, HEIGHT, MARGIN] = [720, 240, 32];
/** Room for the numbers beside the axis, and where the curve may stand. */
const LEFT = 64;
const SPAN = WIDTH - LEFT - MARGIN;
/** Slots of ten minutes between two hours that the axis names: three hours. */
const MARK_SLOTS = 18;
const MARKS = 4;

/** The least of 1, 2, 4, 6 or 8 and zeros that is not under `most`, such that its quarters are whole. */
const roundTop = (most: number): number => {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, most)));
  const round = [1, 2, 4, 6, 8, 10].map((step) => step * power).find((top) => top >= most)!;
  return Math.ceil(round / MARKS) * MARKS;
};

const across = (index: number, count: number): number => LEFT + (index * SPAN) / Math.max(1, count - 1);
const upTo = (y: number, top: number): number => HEIGHT - MARGIN - (y * (HEIGHT - 2 * MARGIN)) / top;

/** Points of a line over the common scale; empty without at least two. */
const line = (points: readonly CurvePoint[], count: number, top: number): string => points.map(({ y }, index) =>
  `${across(index, count).toFixed(1)},${upTo(y, top).toFixed(1)}`).join(' ');

/** Counts beside the axis, each with its line across. */
const CountMarks = ({ lang, top }: { lang: Lang; top: number }) => Array.from({ length: MARKS + 1 }, (_, mark) => {
  const count = (top * mark) / MARKS;
  const y = upTo(count, top);
  return (
    <g key={mark}>
      <line x1={LEFT} y1={y} x2={WIDTH - MARGIN} y2={y} className={mark === 0 ? 'st-curve__axis' : 'st-curve__mark'} />
      <text x={LEFT - 8} y={y + 4} textAnchor="end">{formatCount(lang, count)}</text>
    </g>
  );
});

/** Hours under the axis. */
const HourMarks = ({ points, count }: { points: readonly CurvePoint[]; count: number }) => points.map(({ x }, index) =>
  (index % MARK_SLOTS === 0 ? <text key={x} x={across(index, count)} y={HEIGHT - 10} textAnchor="middle">{x}</text> : null));

/** Two lines on one scale, what happens and what was planned; the table below says the same in figures. */
export const Curve = ({ lang, block }: { lang: Lang; block: Extract<Block, { kind: 'curve' }> }) => {
  const { actual, plan } = block;
  const count = Math.max(actual.length, plan.length);
  const top = roundTop(Math.max(1, ...actual.map(({ y }) => y), ...plan.map(({ y }) => y)));
  return (
    <figure className="st-curve" data-live-part="curve">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={block.text}>
        <CountMarks lang={lang} top={top} />
        <HourMarks points={plan.length > actual.length ? plan : actual} count={count} />
        {plan.length > 0 ? <polyline points={line(plan, count, top)} className="st-curve__plan" /> : null}
        <polyline points={line(actual, count, top)} className="st-curve__actual" />
      </svg>
      <figcaption>
        {block.caption} <span className="st-key st-key--actual">{block.legend.actual}</span>{' '}
        {plan.length > 0 ? <span className="st-key st-key--plan">{block.legend.plan}</span> : null}
      </figcaption>
    </figure>
  );
};
