import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { newId } from '#base/values/ids.ts';
import { assertAccessible } from '#test/axe.ts';
import { launchBrowser, type TestBrowser } from '#test/browser.ts';
import { callsSite, type CallsSite } from '../../api/fixtures/calls-site.ts';

/** Frequencies of every tone that the page starts, in place of a loudspeaker that a test has not. */
const LISTEN = `globalThis.heard = [];
const param = { value: 0, setValueAtTime() {}, linearRampToValueAtTime() {}, exponentialRampToValueAtTime() {} };
globalThis.AudioContext = class {
  state = 'running'; currentTime = 0; destination = {};
  resume() { return Promise.resolve(); }
  createGain() { return { gain: { ...param }, connect: (next) => next }; }
  createOscillator() { const frequency = { ...param };
    return { frequency, connect: (next) => next, start: () => heard.push(frequency.value), stop() {} }; }
};`;
const ALARM_HZ = 932;
const BEAT_HZ = 880;

describe('a vital emergency at the consoles', () => {
  let site: CallsSite;
  let browser: TestBrowser;
  const stops: (() => unknown)[] = [];

  before(async () => {
    const t = { name: 'vital', after: (stop: () => unknown) => { stops.unshift(stop); } } as unknown as TestContext;
    site = await callsSite(t);
    browser = await launchBrowser(t);
  });
  after(async () => { for (const stop of stops) await stop(); });

  const enter = async (t: TestContext, person: string, options: BrowserContextOptions = {}): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
    t.after(() => context.close());
    await context.addInitScript(LISTEN);
    const page = await context.newPage();
    await page.goto(site.origin);
    await page.locator(`[value="${person}"]`).first().click();
    await page.getByText(/En ligne|Online/).waitFor();
    return page;
  };
  const heard = (page: Page, hz: number): Promise<number> => page.evaluate((tone) =>
    (globalThis as unknown as { heard: number[] }).heard.filter((one) => one === tone).length, hz);
  const openCase = async (...commands: object[]): Promise<string> => {
    const arm = await site.signIn('arm-valmont');
    const id = newId();
    await arm('PUT', `dossiers/${id}`, {});
    await arm('POST', `dossiers/${id}/commandes`, { commands: commands.map((command) => ({ id: newId(), ...command })) });
    return id;
  };
  const address = (value: string) => ({ type: 'modifier', changes: [{ path: 'location.detailedAddress.complete', value, seen: 1 }] });

  it('many calls at one place are put under one event by Alt+E, in French and in English', async (t) => {
    const arm = await site.signIn('arm-valmont');
    const at = (lat: number) => ({ type: 'modifier', changes: [{ path: 'location.geometry', value: { lat, lon: -3.4, precision: 'RUE',
      radius_m: null, source: 'x', at: '2026-01-01T00:00:00Z' }, seen: 1 }] });
    const cases = [];
    for (let i = 0; i < 5; i += 1) cases.push(await openCase(at(46.2 + i / 10_000)));
    const english = await enter(t, 'superviseur-valmont', { locale: 'en-GB' });
    await english.locator('.rc-cluster button').waitFor();
    await assertAccessible(english, 'a cluster, English');
    const page = await enter(t, 'arm-valmont', { locale: 'fr-FR' });
    await page.locator('.rc-cluster button').waitFor();
    await assertAccessible(page, 'a cluster');
    await page.keyboard.press('Alt+E');
    await page.locator('.rc-cluster button').waitFor({ state: 'detached' });
    const events = new Set<string>();
    for (const id of cases) events.add((await arm('GET', `dossiers/${id}`)).body.event);
    assert.equal(events.size, 1);
    assert.match([...events][0]!, /^[0-9a-f-]{36}$/);
  });

  it('alarms with every sound turned off, until a doctor takes it: nothing mutes it', async (t) => {
    const page = await enter(t, 'mru-valmont', { locale: 'en-GB' });
    await page.locator('.rc-sounds summary').click();
    for (const box of await page.locator('.rc-sounds input').all()) await box.uncheck();
    await page.getByText('P0 alarm: always on').waitFor();
    await page.keyboard.press('Escape');
    await openCase(address('7 quai Neuf'), { type: 'prioriser', priority: 'P0' });
    await page.locator('.rc-alarm').waitFor();
    await page.waitForFunction((hz) => (globalThis as unknown as { heard: number[] }).heard.filter((one) => one === hz).length >= 2,
      ALARM_HZ);
    assert.equal(await page.locator('.rc-alarm :is(button, input, a)').count(), 1, 'the only control of the alarm takes it');
    await assertAccessible(page, 'alarmed, sounds off');
    await page.keyboard.press('Alt+U');
    await page.locator('.rc-alarm').waitFor({ state: 'detached' });
  });

  it('guides by one key a step, beats, goes on through a cut, and stands where it stood on another console', async (t) => {
    const id = await openCase(address('9 place Haute'));
    const page = await enter(t, 'arm-valmont');
    await page.getByRole('button', { name: /9 place Haute/ }).first().click();
    await page.locator('.rc-offer').waitFor();
    await page.locator('[name="location.access.floor"]').focus();
    for (const key of ['F2', 'F8', 'F9', 'F7']) await page.keyboard.press(key);
    await page.getByText(/respire-t-il normalement/).waitFor();
    await page.waitForFunction(() => !/à envoyer/.test(document.querySelector('.rc-top')?.textContent ?? ''));
    await page.context().setOffline(true);
    for (const key of ['F8', 'F8', 'F8']) await page.keyboard.press(key);
    await page.getByText(/à chaque bip/).waitFor();
    await page.waitForFunction((hz) => (globalThis as unknown as { heard: number[] }).heard.filter((one) => one === hz).length >= 3,
      BEAT_HZ);
    await assertAccessible(page, 'compressions, cut off');
    await page.keyboard.press('F4');
    const still = await heard(page, BEAT_HZ);
    await page.context().setOffline(false);
    await page.waitForFunction(() => !/à envoyer/.test(document.querySelector('.rc-top')?.textContent ?? ''), undefined,
      { timeout: 20_000 });
    assert.ok(await heard(page, BEAT_HZ) <= still + 1, 'the metronome stops');
    const other = await enter(t, 'bord-valmont');
    await other.getByRole('button', { name: /9 place Haute/ }).first().click();
    await other.locator('.rc-protocol').getByText(/à chaque bip/).waitFor();
    const { body } = await (await site.signIn('superviseur-valmont'))('GET', `dossiers/${id}`);
    assert.deepEqual(body.steps.map(({ step }: { step: string }) => step), ['OUVERT', 'conscience:non', 'respiration:oui', 'RETOUR',
      'respiration:non', 'sol', 'mains']);
  });

  it('finds a motive by a few letters, keeps an unknown code with its label and says so', async (t) => {
    const id = await openCase(address('2 rue des Codes'), { type: 'modifier', changes: [{ path: 'qualification.whatsHappen', seen: 1,
      value: { code: 'C18.99.00', label: 'Nature d’un autre temps' } }] });
    const page = await enter(t, 'arm-valmont');
    await page.getByRole('button', { name: /2 rue des Codes/ }).first().click();
    await page.locator('.rc-code--unknown').getByText('code inconnu').waitFor();
    await page.locator('[name="qualification.healthMotive"]').pressSequentially('douleur tho');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>('[name="qualification.healthMotive"]')?.value
      === 'Douleur thoracique');
    await page.locator('.rc-offer button').first().getByText('Douleur thoracique').waitFor();
    await page.waitForFunction(() => !/à envoyer/.test(document.querySelector('.rc-top')?.textContent ?? ''));
    const { body } = await (await site.signIn('superviseur-valmont'))('GET', `dossiers/${id}`);
    assert.deepEqual(body.fields['qualification.healthMotive'].value, { code: 'M03.06', label: 'Douleur thoracique' });
  });

  it('says to telephone a partner whose message is not acknowledged', async (t) => {
    await openCase(address('4 rue du Partage'), { type: 'partager', partner: 'fr.health.samu9B0', purpose: 'PARTAGE' });
    const page = await enter(t, 'arm-valmont');
    await page.getByRole('button', { name: /4 rue du Partage/ }).first().click();
    await page.getByText('SAMU de Rivebelle : envoi').waitFor();
    await page.getByText('Non livré à SAMU de Rivebelle : téléphonez').waitFor({ timeout: 20_000 });
    await assertAccessible(page, 'not delivered');
  });
});
