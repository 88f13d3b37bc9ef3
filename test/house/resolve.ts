import { posix } from 'node:path';

const SUBPATH = /^#(base|services|platform|bench|test)\//;

/** Project path that a specifier means when written in `from`; `undefined` for a package or a Node module. */
export const resolveImport = (from: string, specifier: string): string | undefined => {
  const bare = specifier.replace(/\?.*$/, ''); // Vite's suffixes: ?url, ?worker …
  if (bare.startsWith('.')) return posix.normalize(posix.join(posix.dirname(from), bare));
  if (SUBPATH.test(bare)) return bare.slice(1);
  return undefined;
};

/** Package name of a specifier: `pg`, `@scope/name`; `undefined` for project files and Node's own modules. */
export const packageOf = (specifier: string): string | undefined => {
  if (/^(\.|#|node:|\/|data:|file:|virtual:)/.test(specifier)) return undefined;
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : parts[0];
};
