import { BARS, type Bar } from './bars.ts';

/**
 * One measured number, null where nothing was there to measure. `ceiling` is what the same machine did in the same run
 * without us, in the same unit.
 */
export type Figure = { bench: string; figure: string; value: number | null; unit: string; ceiling: number | null };

/** A figure with its verdict, as the JSON file holds it. */
export type Judged = Figure & { bar: string | null; met: boolean | null };

/** What a bench is given: `smoke` asks for the same figures from a run of at most a minute. */
export type BenchOptions = { smoke: boolean; say(text: string): void };

/** Compares a figure with its bar: what was not measured has not met it. */
export const judge = (figure: Figure): Judged => {
  const bar: Bar | undefined = BARS[`${figure.bench}.${figure.figure}`];
  if (!bar) return { ...figure, bar: null, met: null };
  const { value } = figure;
  const min = 'min' in bar;
  return { ...figure, bar: min ? `≥ ${bar.min}` : `≤ ${bar.max}`, met: value !== null && (min ? value >= bar.min : value <= bar.max) };
};

/** Makes the figures of one bench. */
export const figuresOf = (bench: string) => (figure: string, value: number, unit: string, ceiling: number | null = null): Figure =>
  ({ bench, figure, value: Number.isFinite(value) ? Math.round(value * 1_000) / 1_000 : null, unit,
    ceiling: ceiling === null ? null : Math.round(ceiling * 10) / 10 });
