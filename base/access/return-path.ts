import { ACCESS_LIMITS } from './limits.ts';

/** A path of one's own site, whatever reads it: two slashes at its head would name another host. */
const OWN_PATH = /^\/(?![/\\])[\x21-\x7e]*$/;

/**
 * Where to go after a login: a path of this very origin, or `fallback`. An address that a stranger put in a link
 * (`//evil.example`, `/\evil`, `/.//evil.example`, `javascript:`) never gets through.
 */
export const returnPath = (wanted: unknown, origin: string, fallback = '/'): string => {
  if (typeof wanted !== 'string' || wanted.length > ACCESS_LIMITS.return_path_chars_max) return fallback;
  if (!OWN_PATH.test(wanted) || wanted.includes('\\')) return fallback;
  const url = new URL(wanted, origin);
  const path = url.pathname + url.search + url.hash;
  // Judged once more as it leaves: `/.//host` only becomes `//host` when its dots are taken out.
  return url.origin === new URL(origin).origin && OWN_PATH.test(path) ? path : fallback;
};
