import type { ESTree } from 'vite';
import { fileRule } from '#test/house/house.ts';
import { isProduction } from '#test/house/paths.ts';
import { syntaxOf, visit } from '#test/house/syntax.ts';

type Effect = 'clock' | 'randomness' | 'io';
type Zone = { where: RegExp; banned: readonly Effect[]; except: readonly string[] };

/** Where an effect must come in as an argument. The exceptions are the edges that give it to everybody else. */
const ZONES: readonly Zone[] = [
  { where: /^services\/[^/]+\/domain\//, banned: ['clock', 'randomness', 'io'], except: [] },
  { where: /^base\/values\//, banned: ['clock', 'randomness', 'io'],
    except: ['base/values/instant.ts', 'base/values/ids.ts', 'base/values/crypto-box.ts'] },
  { where: /^base\/log\/(?!web\/)/, banned: ['clock', 'randomness'], except: [] },
  { where: /^base\/(?!ui\/)(?!.*\/web\/)/, banned: ['clock'],
    except: ['base/values/instant.ts', 'base/values/ids.ts', 'base/telemetry/logger.ts'] },
  { where: /^services\/[^/]+\/(?!web\/)/, banned: ['clock'], except: [] },
];

const CLOCK_MEMBERS = new Set(['Date.now', 'performance.now', 'process.hrtime', 'Temporal.Now']);
/** Measuring a duration is not reading the time of day: only the purest zones refuse it. */
const DURATION_MEMBERS = new Set(['performance.now', 'process.hrtime']);
const RANDOM_MEMBERS = /^(Math\.random|(crypto|webcrypto)\.(random\w+|getRandomValues))$/;
const RANDOM_NAMES = /^(random\w+|getRandomValues|webcrypto)$/;
const IO_MEMBERS = /^process\.(env|argv|stdout|stderr)$/;
const IO_CALLS = new Set(['fetch', 'setTimeout', 'setInterval', 'setImmediate']);
const PURE_MODULES = /^(node:(crypto|assert(\/strict)?|util|buffer)$|#|\.|canonicalize$|temporal-polyfill$|typebox)/;

const bannedIn = (path: string): Set<Effect> =>
  new Set(ZONES.filter((zone) => zone.where.test(path) && !zone.except.includes(path)).flatMap((zone) => zone.banned));

const memberName = (node: ESTree.MemberExpression): string => {
  const object = node.object.type === 'Identifier' ? node.object.name : '';
  const property = node.property.type === 'Identifier' ? node.property.name : '';
  return `${object}.${property}`;
};

const memberEffect = (name: string, banned: ReadonlySet<Effect>): Effect | undefined => {
  if (CLOCK_MEMBERS.has(name)) return DURATION_MEMBERS.has(name) && !banned.has('io') ? undefined : 'clock';
  if (RANDOM_MEMBERS.test(name)) return 'randomness';
  return IO_MEMBERS.test(name) ? 'io' : undefined;
};

/** Time, randomness and I/O come into the core as arguments, so that a test or a replay owns them. */
export const pureCore = fileRule({
  name: 'pure-core',
  why: 'time, randomness and I/O come into the core as arguments, so that tests and replays own them',
  where: (path) => isProduction(path) && bannedIn(path).size > 0,
}, (file) => {
  const banned = bannedIn(file.path);
  const { lineAt, imports } = syntaxOf(file);
  const findings: { line: number; says: string }[] = [];
  const report = (effect: Effect | undefined, start: number, what: string): void => {
    if (effect === undefined || !banned.has(effect)) return;
    findings.push({ line: lineAt(start), says: `${what} (${effect}): take it as an argument` });
  };
  visit(file, {
    MemberExpression: (node) => { report(memberEffect(memberName(node), banned), node.start, memberName(node)); },
    NewExpression: (node) => {
      const isNow = node.callee.type === 'Identifier' && node.callee.name === 'Date' && node.arguments.length === 0;
      if (isNow) report('clock', node.start, 'new Date()');
    },
    CallExpression: (node) => {
      const name = node.callee.type === 'Identifier' ? node.callee.name : '';
      if (IO_CALLS.has(name)) report('io', node.start, name);
      if (RANDOM_NAMES.test(name)) report('randomness', node.start, name);
    },
  });
  for (const { specifier, start } of imports) if (!PURE_MODULES.test(specifier)) report('io', start, specifier);
  return findings;
});
