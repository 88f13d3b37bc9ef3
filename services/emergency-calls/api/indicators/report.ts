import type { Instant } from '#base/values/instant.ts';
import type { Tx } from '#base/store/context.ts';
import { BREAKDOWNS, breakdownRows, type BreakdownRow } from '../../domain/indicators/breakdowns.ts';
import { figuresOf, gather } from '../../domain/indicators/figures.ts';
import type { Settings } from '../../domain/indicators/settings.ts';
import { boundsOf, piecesOf, type Span } from '../../domain/indicators/spans.ts';
import { readCells } from '../../store/indicators.ts';
import { readSettings } from '../../store/settings.ts';

export type Figures = Readonly<Record<string, number | null>>;

/** The indicators of a centre over a span: all of it, piece by piece, and cut by key. Nothing of a person is in it. */
export type Report = { settings: Settings; total: Figures; pieces: { from: Instant; figures: Figures }[];
  breakdowns: { id: string; rows: BreakdownRow[] }[] };

/** Reads and computes a report: two statements, whatever the span. */
export const readReport = async (tx: Tx, at: { partition: number; centre: string }, span: Span): Promise<Report> => {
  const { from, to } = boundsOf(span);
  const settings = await readSettings(tx, at);
  const cells = await readCells(tx, at, from, to);
  const all = gather(cells);
  return {
    settings, total: figuresOf(all, settings),
    pieces: piecesOf(span, cells).map((piece) => ({ from: piece.from, figures: figuresOf(gather(piece.cells), settings) })),
    breakdowns: BREAKDOWNS.map((cut) => ({ id: cut.id, rows: breakdownRows(cut, all, settings) })),
  };
};
