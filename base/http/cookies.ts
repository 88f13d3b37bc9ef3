/** Reads one cookie of a Cookie header; `undefined` when absent. */
export const readCookie = (header: string | undefined, name: string): string | undefined => {
  if (!header || header.length > 8_192) return undefined;
  for (const pair of header.split(';')) {
    const at = pair.indexOf('=');
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return undefined;
};

export type CookieOptions = { maxAgeS?: number; secure: boolean; path?: string; sameSite?: 'Lax' | 'Strict' };

/** A Set-Cookie value, HttpOnly always; values must be cookie-safe (base64url, digits). */
export const cookie = (name: string, value: string, options: CookieOptions): string =>
  `${name}=${value}; Path=${options.path ?? '/'}; HttpOnly; SameSite=${options.sameSite ?? 'Lax'}`
  + (options.secure ? '; Secure' : '') + (options.maxAgeS === undefined ? '' : `; Max-Age=${options.maxAgeS}`);
