import type { Finding, HouseFile, Rule } from '#test/house/house.ts';
import { isCode, isTest, isTestSupport } from '#test/house/paths.ts';
import { packageOf, resolveImport } from '#test/house/resolve.ts';
import { syntaxOf } from '#test/house/syntax.ts';

/** Rooms of the base from the lowest up: a room may use those before it. `ui` stands apart: it runs in browsers. */
const ROOMS = [
  'values', 'telemetry', 'store', 'http', 'log', 'jobs', 'access', 'intake', 'dossiers', 'files', 'messages',
  'geo', 'sharing', 'metering',
] as const;

type Layer = 'base' | 'services' | 'platform' | 'bench' | 'test';
type Place = { layer: Layer; part: string };

/** Layers that each layer may use, beside itself. */
const BELOW: Readonly<Record<Layer, readonly Layer[]>> = {
  base: [],
  services: ['base'],
  platform: ['services', 'base'],
  bench: ['platform', 'services', 'base', 'test'],
  test: ['bench', 'platform', 'services', 'base'],
};

const placeOf = (path: string): Place | undefined => {
  const [layer = '', part = ''] = path.split('/');
  return layer in BELOW ? { layer: layer as Layer, part } : undefined;
};

const roomMayUse = (from: string, to: string): boolean => {
  if (from === to) return true;
  if (from === 'ui') return to === 'values';
  const rank = (room: string): number => ROOMS.findIndex((name) => name === room);
  return rank(to) !== -1 && rank(to) < rank(from);
};

const SECOND_VERIFIER = 'test/second-verifier/';

/** The second verifier proves something only while it shares nothing with the project. */
const independence = (from: HouseFile, specifier: string, to: string | undefined): string | undefined => {
  if (!from.path.startsWith(SECOND_VERIFIER) || isTest(from.path)) return undefined;
  const own = to?.startsWith(SECOND_VERIFIER) === true;
  if (own || specifier.startsWith('node:')) return undefined;
  return `the second verifier imports ${specifier}: nothing but Node`;
};

const wrongWay = (from: Place, to: Place, fromTest: boolean): string | undefined => {
  if (to.layer === 'test' && fromTest) return undefined;
  if (from.layer === to.layer) {
    const wrongRoom = from.layer === 'base' && !roomMayUse(from.part, to.part);
    if (wrongRoom) return `room ${from.part} may not use room ${to.part}`;
    if (from.layer === 'services' && from.part !== to.part) return `service ${from.part} imports service ${to.part}`;
    return undefined;
  }
  return BELOW[from.layer].includes(to.layer) ? undefined : `${from.layer} may not use ${to.layer}`;
};

const look = (file: HouseFile): Omit<Finding, 'rule' | 'path'>[] => {
  const from = placeOf(file.path);
  if (!from) return [];
  const { imports, lineAt } = syntaxOf(file);
  return imports.flatMap(({ specifier, start }) => {
    const target = resolveImport(file.path, specifier);
    const to = target === undefined ? undefined : placeOf(target);
    const says = independence(file, specifier, target)
      ?? (to ? wrongWay(from, to, isTest(file.path) || isTestSupport(file.path)) : undefined)
      ?? (to === undefined && packageOf(specifier) === undefined && target !== undefined
        ? `${specifier} leaves the project's folders` : undefined);
    return says === undefined ? [] : [{ line: lineAt(start), says }];
  });
};

/** Arrows go down only: platform → services → base; rooms of the base in their order; services never meet. */
export const layers: Rule = {
  name: 'layers',
  why: 'arrows go down only (platform → services → base, rooms in their order): each part stands without those above',
  check: (house) => house.files.filter((file) => isCode(file.path)).flatMap((file) =>
    look(file).map((finding) => ({ rule: 'layers', path: file.path, ...finding }))),
};
