/**
 * `npm test`: every sort of test in its order, on a PostgreSQL of its own, ending with the counts.
 * Exits with 1 when a test failed or none ran, with 2 on a wrong command line.
 */
import { fileURLToPath } from 'node:url';
import { runTests } from '#test/runner/run-tests.ts';
import { parseOptions, USAGE } from '#test/runner/options.ts';
import type { Options } from '#test/runner/options.ts';

const readOptions = (): Options | undefined => {
  try {
    return parseOptions(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    return undefined;
  }
};

const options = readOptions();
if (options === undefined) process.exitCode = 2;
else if (options.help) process.stdout.write(`${USAGE}\n`);
else process.exitCode = await runTests(fileURLToPath(new URL('..', import.meta.url)), options);
