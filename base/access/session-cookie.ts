import { cookie } from '#base/http/cookies.ts';

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\]|.+\.localhost)$/;

export type CookieNames = {
  session: string;
  /** The half-finished login. */
  login: string;
  /** The browser that asked for a link by e-mail. */
  mail: string;
  secure: boolean;
};

/**
 * Names of a service's cookies. `__Host-` binds them to this host and to TLS; browsers count the loopback as safe.
 * Only a development origin in plain http on another address does without. Throws a RangeError on one in production.
 */
export const cookieNames = (
  service: string, origin: string, env: 'development' | 'test' | 'production',
): CookieNames => {
  const { protocol, hostname } = new URL(origin);
  const secure = protocol === 'https:' || LOOPBACK.test(hostname);
  if (!secure && env === 'production') throw new RangeError(`origin ${origin}: https is required in production`);
  const name = `${secure ? '__Host-' : ''}socle-${service}`;
  return { session: name, login: `${name}-login`, mail: `${name}-mail`, secure };
};

/** A Set-Cookie that lasts as long as the browser's session, or `maxAgeS`. */
export const setCookie = (names: CookieNames, name: string, value: string, maxAgeS?: number): string =>
  cookie(name, value, { secure: names.secure, ...(maxAgeS === undefined ? {} : { maxAgeS }) });

/** A Set-Cookie that removes it. */
export const clearCookie = (names: CookieNames, name: string): string => setCookie(names, name, '', 0);
