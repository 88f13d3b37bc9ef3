/** What a person does on the login screen: a listed person, a made-up one, or "cancel". */
export type Choice =
  | { person: string; level?: string }
  | { action: 'cancel' }
  | ({ action: 'invent' } & Record<string, string>);

/**
 * Walks through the login screen without a browser: follows `authorizeUrl`, makes the choice, and gives
 * the URL that the service would be called back at. For tests and for the login share of benches.
 * Throws an Error with the page's text when the provider shows an error page instead.
 */
export const logInHeadless = async (authorizeUrl: string, choice: Choice): Promise<string> => {
  const jar = new Map<string, string>();
  const screen = await step(jar, authorizeUrl);
  const resume = await step(jar, screen, new URLSearchParams(choice));
  return step(jar, resume);
};

const step = async (jar: Map<string, string>, url: string, form?: URLSearchParams): Promise<string> => {
  const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const response = await fetch(url, {
    redirect: 'manual', headers: { cookie, accept: 'text/html' }, ...(form ? { method: 'POST', body: form } : {}),
  });
  for (const line of response.headers.getSetCookie()) {
    const [pair = ''] = line.split(';');
    jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
  }
  const location = response.headers.get('location');
  const text = await response.text();
  if (location === null) throw new Error(`the identity provider answered ${response.status}: ${textOf(text)}`);
  return new URL(location, url).href;
};

const textOf = (html: string): string => /<main[^>]*>([\s\S]*)<\/main>/.exec(html)?.[1]?.replace(/<[^>]+>/g, ' ')
  .replace(/\s+/g, ' ').trim() ?? '';
