/**
 * `npm run check`: all that can be said of the project without running it, ending with the counts.
 * `npm run check -- house types` runs the named checks only, `npm run check -- house base/log` shows the faults under a
 * path only. Exits with 1 when a check failed, with 2 on an unknown check.
 */
import { fileURLToPath } from 'node:url';
import type { Check } from '#test/checks/check.ts';
import { dependencyList } from '#test/checks/dependency-list.ts';
import { house } from '#test/checks/house.ts';
import { installScripts } from '#test/checks/install-scripts.ts';
import { licences } from '#test/checks/licences.ts';
import { lockComplete } from '#test/checks/lock-complete.ts';
import { schemaManifest } from '#test/checks/schema-manifest.ts';
import { types } from '#test/checks/types.ts';

const CHECKS: readonly Check[] = [types, house, schemaManifest, lockComplete, licences, installScripts, dependencyList];

const say = (text: string): void => { process.stdout.write(`${text}\n`); };

const faultsOf = async (check: Check, root: string, under: readonly string[]): Promise<string[]> => {
  try {
    return await check.faults(root, under);
  } catch (error) {
    return [`the check itself failed: ${error instanceof Error ? error.stack : String(error)}`];
  }
};

const runCheck = async (check: Check, root: string, under: readonly string[]): Promise<boolean> => {
  const startedAt = performance.now();
  const faults = await faultsOf(check, root, under);
  const took = `${((performance.now() - startedAt) / 1_000).toFixed(1)} s`;
  say(`${faults.length > 0 ? '✖' : '✔'} ${check.name}: ${check.what}  ${took}`);
  for (const fault of faults) say(fault.replaceAll(/^/gm, '    '));
  return faults.length === 0;
};

const main = async (args: readonly string[]): Promise<number> => {
  const under = args.filter((arg) => arg.includes('/'));
  const asked = args.filter((arg) => !under.includes(arg));
  const unknown = asked.filter((name) => !CHECKS.some((check) => check.name === name));
  if (unknown.length > 0) {
    say(`unknown check ${unknown.join(', ')}; there are ${CHECKS.map((check) => check.name).join(', ')}`);
    return 2;
  }
  const root = fileURLToPath(new URL('..', import.meta.url));
  let passed = 0;
  const chosen = CHECKS.filter((check) => asked.length === 0 || asked.includes(check.name));
  for (const check of chosen) if (await runCheck(check, root, under)) passed += 1;
  say(`\n${passed} passed, ${chosen.length - passed} failed`);
  return passed === chosen.length ? 0 : 1;
};

process.exitCode = await main(process.argv.slice(2));
