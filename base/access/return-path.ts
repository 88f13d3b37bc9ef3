import { ACCESS_LIMITS } from './limits.ts';

/**
 * Where to go after a login: a path of this very origin, or `fallback`. An address that a stranger put in a link
 * (`//evil.example`, `/\evil`, `javascript:`) never gets through.
 */
export const returnPath = (wanted: unknown, origin: string, fallback = '/'): string => {
  if (typeof wanted !== 'string' || wanted.length > ACCESS_LIMITS.return_path_chars_max) return fallback;
  if (!/^\/(?![/\\])[\x21-\x7e]*$/.test(wanted) || wanted.includes('\\')) return fallback;
  const url = new URL(wanted, origin);
  return url.origin === new URL(origin).origin ? url.pathname + url.search + url.hash : fallback;
};
