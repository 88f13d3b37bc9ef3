import type { ReactNode } from 'react';

/** One line of a chart; `null` leaves a gap. The stroke tells lines apart where colours cannot. */
export type ChartLine = { name: string; values: readonly (number | null)[]; stroke: 'solid' | 'dashed' | 'dotted' };

type LineChartProps = {
  /** What the chart says, for who does not see it; the figures themselves are in a table beside. */
  label: string;
  lines: readonly ChartLine[];
  /** A word below the axis for some of the points, by index. */
  ticks: ReadonlyMap<number, string>;
  /** A level to reach or keep under. */
  level?: { value: number; name: string } | undefined;
  /** Highest figure of the scale when the data do not say it: 100 for shares. */
  top?: number;
  /** The point that is now, drawn as an upright. */
  now?: number | undefined;
  /** `tall` for a screen that is read from afar. */
  shape?: keyof typeof HEIGHTS;
  children?: ReactNode;
};

const [WIDTH, LEFT, RIGHT, BELOW, ABOVE] = [720, 56, 28, 32, 16];
const HEIGHTS = { flat: 240, tall: 420 } as const;

/** A round number not below, whose half is whole. */
const roundUp = (value: number): number => {
  const power = 10 ** Math.floor(Math.log10(Math.max(value, 1)));
  return (power === 1 ? [2, 4, 6, 8, 10] : [1, 2, 3, 4, 5, 6, 8, 10]).map((step) => step * power).find((step) => step >= value) ?? value;
};

/** Runs of points without a gap. */
const runsOf = (values: readonly (number | null)[]): { from: number; values: number[] }[] => {
  const runs: { from: number; values: number[] }[] = [];
  values.forEach((value, i) => {
    if (value === null) return;
    const last = runs.at(-1);
    if (last && last.from + last.values.length === i) last.values.push(value);
    else runs.push({ from: i, values: [value] });
  });
  return runs;
};

/** Lines over time on one scale, with a legend; a run of one point is a dot. */
export const LineChart = ({ label, lines, ticks, level, top, now, shape = 'flat', children }: LineChartProps) => {
  const height = HEIGHTS[shape];
  const count = Math.max(1, ...lines.map(({ values }) => values.length));
  const high = top ?? roundUp(Math.max(1, level?.value ?? 0, ...lines.flatMap(({ values }) => values.map((value) => value ?? 0))));
  const x = (i: number): number => LEFT + (i * (WIDTH - LEFT - RIGHT)) / Math.max(1, count - 1);
  const y = (value: number): number => height - BELOW - (Math.min(value, high) * (height - BELOW - ABOVE)) / high;
  return (
    <figure className="rc-chart">
      <svg viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={label}>
        {[0, high / 2, high].map((value) => (
          <g key={value} className="rc-chart__axis"><line x1={LEFT} x2={WIDTH - RIGHT} y1={y(value)} y2={y(value)} />
            <text x={LEFT - 6} y={y(value) + 4} textAnchor="end">{value}</text></g>))}
        {[...ticks].map(([i, word]) => {
          // The last word ends at the edge: in the middle of its point it would be cut.
          const last = x(i) > WIDTH - 2 * RIGHT;
          return <text key={i} className="rc-chart__tick" x={last ? WIDTH : x(i)} y={height - 6} textAnchor={last ? 'end'
            : 'middle'}>{word}</text>;
        })}
        {level ? <line className="rc-chart__level" x1={LEFT} x2={WIDTH - RIGHT} y1={y(level.value)} y2={y(level.value)} /> : null}
        {now === undefined ? null : <line className="rc-chart__now" x1={x(now)} x2={x(now)} y1={ABOVE} y2={height - BELOW} />}
        {lines.map(({ name, values, stroke }, n) => (
          <g key={name} className={`rc-chart__line rc-chart__line--${n + 1} rc-chart__line--${stroke}`}>
            {runsOf(values).map((run) => (run.values.length === 1
              ? <circle key={run.from} cx={x(run.from)} cy={y(run.values[0]!)} r="3" />
              : <polyline key={run.from} points={run.values.map((value, i) =>
                `${x(run.from + i).toFixed(1)},${y(value).toFixed(1)}`).join(' ')} />))}
          </g>))}
      </svg>
      <figcaption>
        {lines.map(({ name, stroke }, n) => <span key={name} className={`rc-key rc-key--${n + 1} rc-key--${stroke}`}>{name}</span>)}
        {level ? <span className="rc-key rc-key--level">{level.name}</span> : null}
        {children}
      </figcaption>
    </figure>
  );
};
