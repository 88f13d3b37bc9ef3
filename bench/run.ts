import { fork } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { MEMORY_SETTINGS } from '#base/telemetry/memory-settings.ts';
import { judge, type Figure, type Judged } from './figure.ts';
import { BENCHES } from './benches.ts';

const { values: options, positionals } = parseArgs({ allowPositionals: true,
  options: { json: { type: 'string' }, smoke: { type: 'boolean', default: false }, list: { type: 'boolean', default: false } } });

/** Runs one bench in a process of its own, so that none warms up or burdens the next. */
const runBench = (name: string): Promise<Figure[] | undefined> => new Promise((done) => {
  const child = fork(fileURLToPath(new URL('./one.ts', import.meta.url)), [name, ...(options.smoke ? ['--smoke'] : [])],
    { execArgv: [...MEMORY_SETTINGS.flags] });
  let figures: Figure[] | undefined;
  child.on('message', (message) => { figures = message as Figure[]; });
  child.once('exit', () => done(figures));
});

/** A short run that a busy machine did not let start or end is tried a second time, and said; a figure that is wrong never is. */
const againAloud = (name: string): Promise<Figure[] | undefined> => {
  console.log(`${name.padEnd(15)}  did not finish: a second time`);
  return runBench(name);
};

const row = ({ bench, figure, value, unit, ceiling, bar, met }: Judged): string => [
  bench.padEnd(15), figure.padEnd(32), `${value ?? '–'} ${unit}`.padStart(20), (ceiling === null ? '' : String(ceiling)).padStart(10),
  (bar ?? '').padStart(10), met === null ? '' : met ? 'met' : 'MISSED'].join('  ');

const main = async (): Promise<number> => {
  if (options.list) {
    console.log(BENCHES.join('\n'));
    return 0;
  }
  const unknown = positionals.filter((name) => !BENCHES.includes(name));
  if (unknown.length > 0) {
    console.error(`no such bench: ${unknown.join(', ')}. There are: ${BENCHES.join(', ')}`);
    return 2;
  }
  console.log(`${cpus().length} cores (${cpus()[0]?.model}), ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`);
  const all: Judged[] = [];
  const unfinished: string[] = [];
  for (const name of positionals.length > 0 ? positionals : BENCHES) {
    const figures = await runBench(name) ?? (options.smoke ? await againAloud(name) : undefined);
    const judged = (figures ?? []).map(judge);
    all.push(...judged);
    for (const one of judged) console.log(row(one));
    if (figures) continue;
    unfinished.push(name);
    console.log(`${name.padEnd(15)}  did not finish`);
  }
  if (options.json) {
    mkdirSync(dirname(options.json), { recursive: true });
    writeFileSync(options.json, `${JSON.stringify(all, null, 2)}\n`);
  }
  return verdict(unfinished, all.filter((one) => one.met === false && !(options.smoke && isSpeed(one))));
};

/** Says at the very end what was wrong: a long log is often read from there only. */
const verdict = (unfinished: string[], wrong: Judged[]): number => {
  if (unfinished.length + wrong.length === 0) return 0;
  console.error('\nWrong in this run:');
  for (const name of unfinished) console.error(`${name.padEnd(15)}  did not finish`);
  for (const one of wrong) console.error(row(one));
  return 1;
};

/** A smoke run is too short to judge speed; what must never be wrong is judged all the same. */
const isSpeed = ({ unit }: Judged): boolean => unit !== 'count';

process.exitCode = await main();
