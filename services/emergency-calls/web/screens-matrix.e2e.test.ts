import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import type { BrowserContextOptions, Page, Route } from 'playwright-core';
import type { Lang } from '#base/values/lang.ts';
import { assertAccessible, doubledIds, sidewaysScroll } from '#test/axe.ts';
import { launchBrowser, type TestBrowser } from '#test/browser.ts';
import { keepPicture } from '#test/look.ts';
import { callsSite, type CallsSite } from '../api/fixtures/calls-site.ts';
import { SCREENS } from './screens.ts';

type State = 'empty' | 'loading' | 'error' | 'denied' | 'signed out';
const STATES: readonly State[] = ['empty', 'loading', 'error', 'denied', 'signed out'];

/** Somebody of each role of the demonstration's first centre. */
const PEOPLE: readonly (readonly [role: string, person: string])[] = [['superviseur', 'superviseur-valmont'], ['mru', 'mru-valmont'],
  ['equipage', 'equipage-valmont'], ['arm', 'arm-valmont']];

/** 320 by 256 px is 400 % of zoom on 1,280 by 1,024 px (WCAG 1.4.10). Each state of a screen meets both languages and both widths. */
const WINDOWS: readonly { name: string; lang: Lang; options: BrowserContextOptions }[] = [
  { name: '1280 px, dark', lang: 'fr', options: { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' } },
  { name: '320 px and 400 %, light', lang: 'en', options: { viewport: { width: 320, height: 256 }, colorScheme: 'light' } },
];

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
    browser = await launchBrowser(t);
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
  const open = async (page: Page, path: string, state: State): Promise<void> => {
    const answer = answers[state];
    if (answer) await page.route((url) => url.pathname.startsWith('/api/') && !ME.test(url.href), answer);
    const waiting = new Set<unknown>();
    page.on('request', (request) => { if (request.resourceType() !== 'eventsource') waiting.add(request); });
    page.on('requestfinished', (request) => { waiting.delete(request); });
    page.on('requestfailed', (request) => { waiting.delete(request); });
    await page.goto(`${site.origin}${path}`, { waitUntil: 'load' });
    await page.locator('#screen main, main').first().waitFor();
    const deadline = performance.now() + SETTLED_MS_MAX;
    while (state !== 'loading' && waiting.size > 0 && performance.now() < deadline) {
      await page.evaluate(() => new Promise(requestAnimationFrame));
    }
  };

  for (const { name, lang, options } of WINDOWS) {
    it(`pages of the sign-in, ${name}, ${lang}`, async () => {
      const context = await browser.newContext({ ...options, locale: lang, extraHTTPHeaders: { 'accept-language': lang } });
      const page = await context.newPage();
      for (const path of ['/connexion', '/connexion/proconnect/retour?code=x&state=y', '/deconnexion', '/deconnexion/retour']) {
        await page.goto(`${site.origin}${path}`);
        await keepPicture(page, `sign-in ${path.split('?')[0]!.replaceAll('/', '-')}, ${name}, ${lang}`);
        await assertAccessible(page, `${path}, ${name}, ${lang}`);
        assert.equal(await sidewaysScroll(page), 0, path);
      }
      await context.close();
    });
    for (const { path, entry, roles } of SCREENS.filter((screen) => screen.menu)) {
      it(`${entry}, ${name}, ${lang}`, async () => {
        for (const state of STATES) {
          const person = viewerOf(roles, state);
          if (person === undefined) continue;
          const context = await browser.newContext({ ...options, locale: lang, extraHTTPHeaders: { 'accept-language': lang },
            serviceWorkers: 'block' });
          if (person !== '') await context.addCookies(cookies.get(person)!);
          const page = await context.newPage();
          const label = `${entry}, ${state}, ${name}, ${lang}`;
          await open(page, path, state);
          await keepPicture(page, label);
          await assertAccessible(page, label);
          assert.equal(await sidewaysScroll(page), 0, `${label}: no sideways scroll`);
          assert.deepEqual(await doubledIds(page), [], `${label}: each id once`);
          await context.close();
        }
      });
    }
  }
});
