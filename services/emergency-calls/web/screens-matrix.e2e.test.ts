import { after, before, describe, it, type TestContext } from 'node:test';
import type { Page, Request, Route } from 'playwright-core';
import { LANGS } from '#base/values/lang.ts';
import { withAxe } from '#test/axe.ts';
import { launchBrowser, type TestBrowser } from '#test/browser.ts';
import { lookInWindows, wideWindow } from '#test/windows.ts';
import { callsSite, type CallsSite } from '../api/fixtures/calls-site.ts';
import { SCREENS } from './screens.ts';

type State = 'empty' | 'loading' | 'error' | 'denied' | 'signed out';
const STATES: readonly State[] = ['empty', 'loading', 'error', 'denied', 'signed out'];

/** Somebody of each role of the demonstration's first centre. */
const PEOPLE: readonly (readonly [role: string, person: string])[] = [['superviseur', 'superviseur-valmont'], ['mru', 'mru-valmont'],
  ['equipage', 'equipage-valmont'], ['arm', 'arm-valmont']];

/** A screen that asks again and again never settles: it is looked at all the same. */
const SETTLED_MS_MAX = 1_000;
const ME = /\/api\/regulation\/moi(\?|$)/;
const BROKEN = { status: 503, contentType: 'application/problem+json', body: JSON.stringify({ type: 'about:blank', status: 503,
  code: 'INTAKE_UNAVAILABLE', title: 'Service indisponible', detail: 'Réessayez dans un instant.' }) };

/** What the server does in a state; the question who is there is answered as ever. */
const answers: Partial<Record<State, (route: Route) => Promise<void>>> = {
  loading: () => new Promise(() => undefined),
  error: (route) => route.fulfill(BROKEN),
};

describe('every screen of a centre in every state, language and width', () => {
  let site: CallsSite;
  let browser: TestBrowser;
  const stops: (() => unknown)[] = [];
  const cookies = new Map<string, { name: string; value: string; url: string; secure: true }[]>();

  before(async () => {
    const t = { name: 'screens matrix', after: (stop: () => unknown) => { stops.unshift(stop); } } as unknown as TestContext;
    site = await callsSite(t);
    browser = await launchBrowser(t, { manyPages: true });
    for (const [, person] of PEOPLE) {
      cookies.set(person, (await site.cookieOf(person)).split('; ').map((pair) => {
        const [name, ...value] = pair.split('=');
        return { name: name!, value: value.join('='), url: site.origin.replace('http:', 'https:'), secure: true as const };
      }));
    }
  });
  after(async () => { for (const stop of stops) await stop(); });

  const viewerOf = (roles: readonly string[], state: State): string | undefined => {
    if (state === 'signed out') return '';
    return PEOPLE.find(([role]) => roles.includes(role) === (state !== 'denied'))?.[1];
  };

  /** Opens a screen as somebody, and waits until it has said what it says in this state. */
  const show = async (page: Page, path: string, state: State): Promise<void> => {
    const answer = answers[state];
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    if (answer) await page.route((url) => url.pathname.startsWith('/api/') && !ME.test(url.href), answer);
    const waiting = new Set<unknown>();
    const [begun, ended] = [(request: Request) => { if (request.resourceType() !== 'eventsource') waiting.add(request); },
      (request: Request) => { waiting.delete(request); }];
    page.on('request', begun).on('requestfinished', ended).on('requestfailed', ended);
    await page.goto(`${site.origin}${path}`, { waitUntil: 'load' });
    await page.locator('#screen main, main').first().waitFor();
    const deadline = performance.now() + SETTLED_MS_MAX;
    while (state !== 'loading' && waiting.size > 0 && performance.now() < deadline) {
      await page.evaluate(() => new Promise(requestAnimationFrame));
    }
    page.off('request', begun).off('requestfinished', ended).off('requestfailed', ended);
  };

  for (const lang of LANGS) {
    /** One window a person. */
    const pages = new Map<string, Page>();
    const pageOf = async (person: string): Promise<Page> => {
      if (!pages.has(person)) {
        const context = await browser.newContext({ ...wideWindow(lang), locale: lang, extraHTTPHeaders: { 'accept-language': lang },
          serviceWorkers: 'block' });
        await withAxe(context);
        if (person !== '') await context.addCookies(cookies.get(person)!);
        pages.set(person, await context.newPage());
      }
      return pages.get(person)!;
    };
    it(`pages of the sign-in, ${lang}`, async () => {
      const page = await pageOf('');
      for (const path of ['/connexion', '/connexion/proconnect/retour?code=x&state=y', '/deconnexion', '/deconnexion/retour']) {
        await page.goto(`${site.origin}${path}`);
        await lookInWindows(page, lang, `sign-in ${path.split('?')[0]!.replaceAll('/', '-')}`, { dense: true });
      }
    });
    for (const { path, entry, roles } of SCREENS.filter((screen) => screen.menu)) {
      it(`${entry}, ${lang}`, async () => {
        for (const state of STATES) {
          const person = viewerOf(roles, state);
          if (person === undefined) continue;
          const page = await pageOf(person);
          await show(page, path, state);
          await lookInWindows(page, lang, `${entry}, ${state}`, { dense: true });
          // Silence until its turn comes again, on this origin: from another address each screen would start a process of its own.
          await page.goto(`${site.origin}/livez`);
        }
      });
    }
  }
});
