import type { Block, CurvePoint } from './model.ts';

const [WIDTH, HEIGHT, MARGIN] = [720, 220, 32];

/** Points of a line over the common scale; empty without at least two. */
const line = (points: readonly CurvePoint[], count: number, top: number): string => points.map(({ y }, index) => {
  const x = MARGIN + (index * (WIDTH - 2 * MARGIN)) / Math.max(1, count - 1);
  return `${x.toFixed(1)},${(HEIGHT - MARGIN - (y * (HEIGHT - 2 * MARGIN)) / top).toFixed(1)}`;
}).join(' ');

/** Two lines on one scale, what happens and what was planned; the table below says the same in figures. */
export const Curve = ({ block }: { block: Extract<Block, { kind: 'curve' }> }) => {
  const { actual, plan } = block;
  const count = Math.max(actual.length, plan.length);
  const top = Math.max(1, ...actual.map(({ y }) => y), ...plan.map(({ y }) => y));
  const last = plan.at(-1) ?? actual.at(-1);
  return (
    <figure className="st-curve" data-live-part="curve">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={block.text}>
        <line x1={MARGIN} y1={HEIGHT - MARGIN} x2={WIDTH - MARGIN} y2={HEIGHT - MARGIN} className="st-curve__axis" />
        <polyline points={line(plan, count, top)} className="st-curve__plan" />
        <polyline points={line(actual, count, top)} className="st-curve__actual" />
        <text x={MARGIN} y={HEIGHT - 10}>{(plan[0] ?? actual[0])?.x ?? ''}</text>
        <text x={WIDTH - MARGIN} y={HEIGHT - 10} textAnchor="end">{last?.x ?? ''}</text>
        <text x={MARGIN} y={MARGIN - 12}>{String(top)}</text>
      </svg>
      <figcaption>
        {block.caption} <span className="st-key st-key--actual">{block.legend.actual}</span>{' '}
        <span className="st-key st-key--plan">{block.legend.plan}</span>
      </figcaption>
    </figure>
  );
};
