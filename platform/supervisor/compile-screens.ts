/**
 * Entry of the process that compiles screens: reads a list of bundles as one line on its standard input. It holds no
 * secret and runs no service's code, it only translates it.
 */
import { buildBundles, type BundleOptions } from '#base/ui/build.ts';
import { eachLine } from './each-line.ts';

const compile = async (bundles: BundleOptions[]): Promise<void> => {
  for (const bundle of bundles) {
    const { name, cached } = await buildBundles(bundle);
    process.stdout.write(`${JSON.stringify({ name, cached })}\n`);
  }
  process.exit(0);
};

eachLine(process.stdin, (line) => void compile(JSON.parse(line) as BundleOptions[]).catch((error: Error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
}));
