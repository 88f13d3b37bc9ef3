import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BENCHES } from './benches.ts';
import type { Judged } from './figure.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const RESULTS = join(ROOT, 'bench-results');
const [BEGIN, END] = ['<!-- bench:begin -->', '<!-- bench:end -->'];

/** The figures of every result file, bench after bench in their order; a later file (by name) replaces the figures of the same bench. */
const latest = (): Judged[] => {
  const byBench = new Map<string, Judged[]>();
  for (const file of readdirSync(RESULTS).filter((name) => name.endsWith('.json')).sort()) {
    const figures = JSON.parse(readFileSync(join(RESULTS, file), 'utf8')) as Judged[];
    for (const [bench, ones] of Map.groupBy(figures, (figure) => figure.bench)) byBench.set(bench, ones);
  }
  return BENCHES.flatMap((bench) => byBench.get(bench) ?? []);
};

/** As many decimals as somebody reads. */
const told = (value: number | null): string => (value === null ? '–'
  : value.toLocaleString('en', { maximumFractionDigits: value >= 100 ? 0 : value >= 10 ? 1 : 3 }));

const verdict = (met: boolean | null): string => (met === null ? '' : met ? 'met' : '**missed**');

const row = ({ bench, figure, value, unit, ceiling, bar, met }: Judged): string => `| ${[
  bench, figure, `${told(value)} ${unit}`, ceiling === null ? '' : told(ceiling), bar ?? '', verdict(met)].join(' | ')} |`;

const table = (figures: readonly Judged[]): string => [
  '| bench | figure | value | ceiling | bar | |', '|---|---|---|---|---|---|', ...figures.map(row)].join('\n');

/** Puts `text` between the two marks of a page of the project. */
const place = (page: string, text: string): void => {
  const path = join(ROOT, page);
  const whole = readFileSync(path, 'utf8');
  writeFileSync(path, `${whole.slice(0, whole.indexOf(BEGIN) + BEGIN.length)}\n${text}\n${whole.slice(whole.indexOf(END))}`);
};

const figures = latest();
const machine = `${cpus().length} cores (${cpus()[0]?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}.`;
// The first page tells what was promised and whether it holds; whoever looks for a cause finds the rest on its own page.
place('README.md', `${machine}\n\n${table(figures.filter(({ bar }) => bar !== null))}`);
place(join('docs', 'figures.md'), `${machine}\n\n${table(figures)}`);
