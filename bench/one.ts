import { BENCHES } from './benches.ts';
import type { BenchOptions, Figure } from './figure.ts';

const name = process.argv[2] ?? '';
if (!BENCHES.includes(name)) throw new Error(`no such bench: ${name}`);

// A run that is stopped takes its benches along, and they their servers.
process.once('disconnect', () => process.exit(1));

const { run } = (await import(`./${name}.ts`)) as { run(options: BenchOptions): Promise<Figure[]> };
const figures = await run({ smoke: process.argv.includes('--smoke'), say: (text) => console.log(`  ${name}: ${text}`) });
if (process.send) process.send(figures, () => process.exit(0));
else console.log(figures);
