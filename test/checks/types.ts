import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Check } from '#test/checks/check.ts';

const compile = (root: string): Promise<{ code: number | null; output: string }> => new Promise((done, fail) => {
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const child = spawn(process.execPath, [tsc, '--noEmit', '--pretty', 'false', '-p', 'tsconfig.json'], { cwd: root });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => { output += text; });
  child.stderr.setEncoding('utf8').on('data', (text: string) => { output += text; });
  child.once('error', fail);
  child.once('close', (code) => { done({ code, output }); });
});

/** The compiler's faults; lines that go on about one fault stay with it. */
export const compilerFaults = (output: string): string[] =>
  output.trimEnd().split(/\n(?=\S)/).filter((text) => text.trim() !== '');

/** The whole project type-checks. */
export const types: Check = {
  name: 'types',
  what: 'the TypeScript compiler finds no fault',
  faults: async (root) => {
    const { code, output } = await compile(root);
    if (code === 0) return [];
    const found = compilerFaults(output);
    return found.length > 0 ? found : [`the compiler ended with ${code}`];
  },
};
