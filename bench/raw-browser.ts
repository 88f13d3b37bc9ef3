import { rawConnection, type RawAnswer, type RawConnection } from '#services/voter-registration/api/load/raw-client.ts';

/** What a person's browser does and no more: keeps cookies, one connection a site, follows no redirect by itself. */
export type RawBrowser = {
  get(url: string): Promise<RawAnswer>;
  post(url: string, fields: Readonly<Record<string, string>>): Promise<RawAnswer>;
  /** Forgets every cookie: the next person sits down. */
  forget(): void;
  close(): void;
  requests: number;
};

/** A browser of the load: its connections stay open from one person to the next. */
export const rawBrowser = (): RawBrowser => {
  const sites = new Map<string, RawConnection>();
  let jar = new Map<string, string>();
  const send = async (method: 'GET' | 'POST', url: string, form?: URLSearchParams): Promise<RawAnswer> => {
    const { host, port, pathname, search } = new URL(url);
    const site = sites.get(host) ?? sites.set(host, rawConnection(Number(port))).get(host)!;
    const body = form?.toString() ?? '';
    const cookies = [...jar].filter(([name]) => name.startsWith(`${host} `))
      .map(([name, value]) => `${name.slice(host.length + 1)}=${value}`);
    browser.requests++;
    const answer = await site.send(Buffer.from([`${method} ${pathname}${search} HTTP/1.1`, `host: ${host}`, 'accept: text/html',
      'accept-language: fr', 'sec-fetch-site: same-origin', ...(cookies.length > 0 ? [`cookie: ${cookies.join('; ')}`] : []),
      ...(form ? ['content-type: application/x-www-form-urlencoded', `content-length: ${Buffer.byteLength(body)}`] : []),
      '', body].join('\r\n')));
    for (const line of answer.cookies) keepCookie(jar, host, line);
    return answer;
  };
  const browser: RawBrowser = {
    requests: 0,
    get: (url) => send('GET', url),
    post: (url, fields) => send('POST', url, new URLSearchParams(fields)),
    forget: () => { jar = new Map(); },
    close: () => { for (const site of sites.values()) site.close(); },
  };
  return browser;
};

/** Keeps or removes one cookie of a host. */
const keepCookie = (jar: Map<string, string>, host: string, line: string): void => {
  const [pair = ''] = line.split(';');
  const at = pair.indexOf('=');
  const name = `${host} ${pair.slice(0, at)}`;
  if (pair.length === at + 1 || /;\s*max-age=0\b/i.test(line)) jar.delete(name);
  else jar.set(name, pair.slice(at + 1));
};

/** Where an answer sends the browser; throws with the status when it does not. */
export const locationOf = (answer: RawAnswer, from: string): string => {
  const location = answer.headers.get('location');
  if (location === undefined) throw new Error(`${new URL(from).pathname} answered ${answer.status} instead of sending on`);
  return new URL(location, from).href;
};
