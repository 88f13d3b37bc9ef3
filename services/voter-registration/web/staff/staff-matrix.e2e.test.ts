import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { LANGS, type Lang } from '#base/values/lang.ts';
import { withAxe } from '#test/axe.ts';
import { launchBrowser, type TestBrowser } from '#test/browser.ts';
import { walkByTab } from '#test/keyboard.ts';
import { lookInWindows, wideWindow } from '#test/windows.ts';
import { signIn } from '../../api/desk/fixtures/desk-login.ts';
import { crowdedSite, type CrowdedSite } from './fixtures/crowded-site.ts';

type Ids = Pick<CrowdedSite, 'meeting' | 'appeal' | 'strikeOff'>;
/** A screen: who sees it full, empty and not at all, and the form that is sent as it stands to see all that is wrong with it. */
type Screen = { path: string | ((ids: Ids) => string); full: string; empty?: string; denied?: string; wrong?: string };

const HALL = { full: 'claire-manosque', empty: 'yann-forcalquier', denied: 'prefecture-04' };
const COMMISSION = { full: 'commission-manosque', denied: 'prefecture-04' };
const ADMIN = { full: 'exploitation', denied: 'claire-manosque' };

const SCREENS: Readonly<Record<string, Screen>> = {
  'roll': { path: '/liste', ...HALL },
  'departures': { path: '/liste/departs', ...HALL },
  'stations': { path: '/liste/bureaux', ...HALL, wrong: '/liste/bureaux' },
  'judgments': { path: '/jugements', ...HALL, wrong: '/jugements' },
  'signals': { path: '/signaux', ...HALL },
  'letters': { path: '/courriers', ...HALL },
  'strike-offs': { path: '/radiations', ...HALL, wrong: '/radiations/engager' },
  'strike-off': { path: ({ strikeOff }) => `/radiations/${strikeOff}`, full: 'maire-manosque', denied: 'yann-forcalquier',
    wrong: '/radiations/decider' },
  'delegations': { path: '/delegations', full: 'maire-manosque', denied: 'claire-manosque', wrong: '/delegations' },
  'commission': { path: '/commission', ...COMMISSION, empty: 'yann-forcalquier', wrong: '/commission/seances' },
  'members at a post': { path: '/commission/membres', full: 'consule-londres', denied: 'claire-manosque', wrong: '/commission/membres' },
  'meeting': { path: ({ meeting }) => `/commission/seances/${meeting}`, ...COMMISSION },
  'appeal': { path: ({ meeting, appeal }) => `/commission/seances/${meeting}/recours/${appeal}`, ...COMMISSION,
    wrong: '/recours/' },
  'prefecture': { path: '/prefecture', full: 'prefecture-04', denied: 'claire-manosque' },
  'members': { path: '/prefecture/commission/04112', full: 'prefecture-04', denied: 'claire-manosque', wrong: '/prefecture/commission/' },
  'night': { path: '/nuit', ...ADMIN, wrong: '/nuit/pannes' },
  'calendar': { path: '/calendrier/gestion', ...ADMIN, wrong: '/calendrier/gestion/' },
  'administration': { path: '/administration', full: 'exploitation' },
  'rights': { path: '/administration/habilitations', ...ADMIN },
  'messages': { path: '/administration/messages', ...ADMIN },
  'emergency accesses': { path: '/administration/acces-exceptionnels', full: 'protection-donnees', denied: 'claire-manosque' },
  'support': { path: '/assistance', full: 'soutien-dila', denied: 'prefecture-04' },
  'tables': { path: '/tableaux/04112', full: '' }, 'outages': { path: '/pannes', full: '' }, 'logs': { path: '/registres', full: '' },
  'open data': { path: '/donnees-ouvertes', full: '' }, 'news': { path: '/nouveautes', full: '' }, 'tours': { path: '/essayer', full: '' },
};
type State = 'full' | 'empty' | 'wrong' | 'denied';
const STATES: readonly State[] = ['full', 'empty', 'wrong', 'denied'];

/** Who sees the screen in a state; nobody when the screen has no such state. */
const viewerOf = (screen: Screen, state: State): string | undefined => {
  if (state === 'wrong') return screen.wrong === undefined ? undefined : screen.full;
  return screen[state];
};

describe('every screen of agents in every state, language and width', () => {
  let crowded: CrowdedSite;
  let browser: TestBrowser;
  const cookies = new Map<string, { name: string; value: string; url: string; secure: true }[]>();
  const stops: (() => unknown)[] = [];

  before(async () => {
    const t = { name: 'staff matrix', after: (stop: () => unknown) => { stops.unshift(stop); } } as unknown as TestContext;
    crowded = await crowdedSite(t);
    browser = await launchBrowser(t, { manyPages: true });
    const { web: { app }, origin } = crowded.site;
    for (const person of new Set(Object.values(SCREENS).flatMap(({ full, empty, denied }) => [full, empty ?? '', denied ?? '']))) {
      const cookie = person === '' ? '' : await signIn(app, 'proconnect', person);
      cookies.set(person, cookie.split('; ').filter(Boolean).map((pair) => {
        const [name, ...value] = pair.split('=');
        return { name: name!, value: value.join('='), url: origin.replace('http:', 'https:'), secure: true as const };
      }));
    }
  });
  after(async () => { for (const stop of stops) await stop(); });

  /** One window a person: a matrix of two hundred pages must not open two hundred windows. */
  const openAs = (options: BrowserContextOptions, contexts: Map<string, BrowserContext>) => async (person: string): Promise<Page> => {
    const context = contexts.get(person) ?? await browser.newContext(options);
    if (!contexts.has(person)) {
      contexts.set(person, context);
      await withAxe(context);
      await context.addCookies(cookies.get(person)!);
    }
    return context.pages()[0] ?? await context.newPage();
  };
  const addressOf = ({ path }: Screen, lang: Lang): string => {
    const own = typeof path === 'string' ? path : path(crowded);
    return `${crowded.site.origin}${own}?lang=${lang}`;
  };
  const sendAsItStands = async (page: Page, action: string): Promise<void> => {
    const form = page.locator(`main form[action*="${action}"]`).first();
    await Promise.all([page.waitForNavigation(), form.locator('button[type=submit]').last().click()]);
    assert.match(await page.title(), /^(Erreur|Error)/);
  };

  for (const lang of LANGS) {
    it(`in ${lang}`, async (t) => {
      const contexts = new Map<string, BrowserContext>();
      const open = openAs(wideWindow(lang), contexts);
      const refused = new Set<string>();
      const run: Record<State, number> = { full: 0, empty: 0, wrong: 0, denied: 0 };
      for (const [screen, entry] of Object.entries(SCREENS)) {
        for (const state of STATES) {
          const person = viewerOf(entry, state);
          if (person === undefined) continue;
          const page = await open(person);
          const answer = await page.goto(addressOf(entry, lang));
          assert.equal(answer!.status() < 400, state !== 'denied', `${screen} ${state}: ${answer!.status()}`);
          if (state === 'wrong') await sendAsItStands(page, entry.wrong!);
          run[state] += 1;
          // The page of a refusal is the same wherever somebody may not go.
          if (state === 'denied' && refused.has(person)) continue;
          if (state === 'denied') refused.add(person);
          await lookInWindows(page, lang, `${screen} ${state}`);
        }
      }
      for (const context of contexts.values()) await context.close();
      t.diagnostic(`${Object.keys(SCREENS).length} screens: ${STATES.map((state) => `${run[state]} ${state}`).join(', ')}`);
    });
  }

  it('by keyboard alone: each control is reached with its focus seen, and a strike-off is opened without a mouse', async () => {
    const contexts = new Map<string, BrowserContext>();
    const open = openAs({ viewport: { width: 1280, height: 900 } }, contexts);
    for (const screen of ['calendar', 'strike-offs', 'strike-off', 'night', 'commission', 'meeting', 'appeal']) {
      const entry = SCREENS[screen]!;
      const page = await open(screen === 'strike-offs' ? 'yann-forcalquier' : entry.full);
      await page.goto(addressOf(entry, 'fr'));
      await walkByTab(page, screen);
    }
    const page = await open('maire-manosque');
    await page.goto(addressOf(SCREENS['strike-off']!, 'fr'));
    await page.locator('form[action="/radiations/decider"] input[type=radio]').first().focus();
    for (const key of ['Space', 'Tab']) await page.keyboard.press(key);
    await page.keyboard.type('Au vu des pièces');
    await page.keyboard.press('Tab');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    assert.match(await page.locator('main').innerText(), /Radier de la liste. Au vu des pièces/);
    for (const context of contexts.values()) await context.close();
  });
});
