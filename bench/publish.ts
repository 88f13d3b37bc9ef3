import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Judged } from './figure.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const RESULTS = join(ROOT, 'bench-results');
const [BEGIN, END] = ['<!-- bench:begin -->', '<!-- bench:end -->'];

/** The figures of every result file; a later file (by name) replaces the figures of the same bench. */
const latest = (): Judged[] => {
  const byBench = new Map<string, Judged[]>();
  for (const file of readdirSync(RESULTS).filter((name) => name.endsWith('.json')).sort()) {
    const figures = JSON.parse(readFileSync(join(RESULTS, file), 'utf8')) as Judged[];
    for (const [bench, ones] of Map.groupBy(figures, (figure) => figure.bench)) byBench.set(bench, ones);
  }
  return [...byBench.values()].flat();
};

const row = ({ bench, figure, value, unit, ceiling, bar, met }: Judged): string =>
  `| ${[bench, figure, `${value ?? '–'} ${unit}`, ceiling ?? '', bar ?? '', met === null ? '' : met ? 'met' : '**missed**'].join(' | ')} |`;

const table = (figures: readonly Judged[]): string => [
  `${cpus().length} cores (${cpus()[0]?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}.`, '',
  '| bench | figure | value | ceiling | bar | |', '|---|---|---|---|---|---|', ...figures.map(row)].join('\n');

const path = join(ROOT, 'README.md');
const readme = readFileSync(path, 'utf8');
const [before, after] = [readme.slice(0, readme.indexOf(BEGIN) + BEGIN.length), readme.slice(readme.indexOf(END))];
writeFileSync(path, `${before}\n${table(latest())}\n${after}`);
