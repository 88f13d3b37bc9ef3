import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import type { Admission } from '#base/http/service-context.ts';
import { assertAccessible, sidewaysScroll } from '#test/axe.ts';
import { launchBrowser, type TestBrowser } from '#test/browser.ts';
import { keepPicture } from '#test/look.ts';
import { assertTook, waitForValue } from '#test/wait-for.ts';
import { callsSite, type CallsSite } from '../../api/fixtures/calls-site.ts';

const CENTRE = '9A0';
const ADDRESS = 'location.detailedAddress.complete';
let calls = 0;

describe('the consoles of a centre', () => {
  let site: CallsSite;
  let admission: Admission = { open: true };
  let browser: TestBrowser;
  const stops: (() => unknown)[] = [];

  before(async () => {
    const t = { name: 'consoles', after: (stop: () => unknown) => { stops.unshift(stop); } } as unknown as TestContext;
    site = await callsSite(t, { context: { admission: () => admission } });
    browser = await launchBrowser(t);
  });
  after(async () => { for (const stop of stops) await stop(); });

  const enter = async (t: TestContext, person: string, width = 1440): Promise<{ page: Page; context: BrowserContext }> => {
    const context = await browser.newContext({ viewport: { width, height: 900 } });
    t.after(() => context.close());
    const page = await context.newPage();
    await page.goto(site.origin);
    await page.locator(`[value="${person}"]`).first().click();
    await page.getByText('En ligne').waitFor();
    return { page, context };
  };
  const ring = (): Promise<unknown> => site.telephony([{ eventId: `e${calls}`, callId: `call-${calls++}`, centre: CENTRE, kind: 'PRESENTED',
    line: '15', ani: '0612345678', at: new Date().toISOString() }]);
  const field = (page: Page, name: string) => page.locator(`[name="${name}"]`);

  it('from the ring to the doctor without a mouse: open, locate, prioritise, pass on in at most twelve keys beside the address',
    async (t) => {
    const { page } = await enter(t, 'arm-valmont');
    const doctor = (await enter(t, 'mru-valmont')).page;
    await ring();
    await page.getByRole('button', { name: /06 12 34 56 78/ }).first().waitFor();
    const keys: string[] = [];
    const press = async (key: string): Promise<void> => { keys.push(key); await page.keyboard.press(key); };
    const started = Date.now();
    await press('Enter');
    await page.waitForFunction((name) => document.activeElement?.getAttribute('name') === name, ADDRESS);
    await assertTook(page, Date.now() - started, 2_000);
    await page.keyboard.type('3 rue Basse, Valmont');
    await press('Alt+0');
    await press('Alt+M');
    assert.ok(keys.length <= 12);
    await doctor.getByText('3 rue Basse, Valmont').first().waitFor();
    await site.places(CENTRE, [{ number: '0612345678', text: 'A"ML=1;lt=46.30000;lg=-3.40000;rd=12;pm=G' }]);
    await page.locator('.rc-story').getByText('AML', { exact: true }).waitFor();
    await press('Alt+P');
    await assertAccessible(page, 'call taker');
    await doctor.keyboard.press('Enter');
    await doctor.locator('.rc-waits').getByText('Avec le médecin').waitFor();
    await doctor.getByRole('button', { name: 'Conseil' }).click();
    await page.getByText(/DRM/).first().waitFor();
    await assertAccessible(doctor, 'doctor');
  });

  it('an agent says what they offer: the call that needs it is theirs first, with its need in words', async (t) => {
    const { page } = await enter(t, 'arm-valmont');
    // By a clock that runs ahead: no call waits so long, on a slow machine, that age goes before skills.
    const soon = new Date(Date.now() + 60_000).toISOString();
    const tell = (callId: string, kind: string, more: object = {}) => ({ eventId: `${callId}-${kind}`, callId, centre: CENTRE, kind,
      line: '15', at: soon, ...more });
    const first = (callId: string) => page.locator(`.rc-next[data-call="${callId}"]`);
    await page.getByText('Compétences').click();
    await page.getByLabel('anglais').check();
    await page.getByText('Compétences · anglais').waitFor();
    await site.telephony([tell('any', 'PRESENTED')]);
    await first('any').waitFor();
    await site.telephony([tell('english', 'PRESENTED', { language: 'en-GB', skills: ['PEDIATRIE'] })]);
    await page.locator('[data-call="english"]').getByText('pédiatrie').waitFor();
    await page.getByLabel('pédiatrie').check();
    await first('english').getByText('anglais').waitFor();
    await assertAccessible(page, 'skills');
    await page.setViewportSize({ width: 320, height: 700 });
    assert.equal(await sidewaysScroll(page), 0);
    await keepPicture(page, 'skills');
    await page.reload();
    await page.getByText('Compétences · pédiatrie, anglais').waitFor();
    await site.telephony([tell('any', 'ENDED'), tell('english', 'ENDED')]);
  });

  it('two people type into one dossier: other fields are kept, the same field asks', async (t) => {
    const { page: first } = await enter(t, 'arm-valmont');
    const { page: second } = await enter(t, 'bord-valmont');
    await first.keyboard.press('Alt+O');
    await field(first, ADDRESS).fill('1 place du Port');
    await second.getByRole('button', { name: /1 place du Port/ }).click();
    await field(second, 'location.access.floor').waitFor();
    await Promise.all([field(first, 'location.access.floor').fill('2'), field(second, 'location.access.entrance').fill('B')]);
    await first.waitForFunction(() => document.querySelector<HTMLInputElement>('[name="location.access.entrance"]')?.value === 'B');
    await second.waitForFunction(() => document.querySelector<HTMLInputElement>('[name="location.access.floor"]')?.value === '2');
    await Promise.all([first.context().setOffline(true), second.context().setOffline(true)]);
    await field(first, 'location.name').fill('École');
    await field(second, 'location.name').fill('Collège');
    await Promise.all([first.context().setOffline(false), second.context().setOffline(false)]);
    await second.locator('.rc-conflict').first().waitFor({ timeout: 15_000 });
  });

  it('the line is cut in mid-call: what is typed stays, a new dossier opens with a valid number, all merges on return', async (t) => {
    const { page, context } = await enter(t, 'arm-valmont');
    await page.keyboard.press('Alt+O');
    await field(page, ADDRESS).fill('avant la coupure');
    await page.getByText(/DRFR159A0\d{10}/).first().waitFor();
    await context.setOffline(true);
    await field(page, 'location.freetext').fill('tapé pendant la coupure');
    await page.getByText(/Coupé/).waitFor();
    await page.keyboard.press('Alt+O');
    await page.waitForFunction((name) => document.querySelector<HTMLInputElement>(`[name="${name}"]`)?.value === '', ADDRESS);
    await field(page, ADDRESS).fill('ouvert pendant la coupure');
    const number = await page.locator('.rc-case__head h2').textContent();
    assert.match(number ?? '', /DRFR159A0\d{10}/);
    await context.setOffline(false);
    await page.getByText('En ligne').waitFor({ timeout: 15_000 });
    await page.waitForFunction(() => !document.querySelector('.rc-top')?.textContent?.includes('à envoyer'));
    const { rows } = (await (await site.signIn('superviseur-valmont'))('GET', 'dossiers')).body;
    const found = rows.find((row: { adresse: string | null }) => row.adresse === 'ouvert pendant la coupure');
    assert.ok(number?.includes(found.numero));
  });

  it('the disk is nearly full: what is typed stays, under the banner and through a reload, and is stored once there is room', async (t) => {
    t.after(() => { admission = { open: true }; });
    const { page } = await enter(t, 'arm-valmont');
    await page.keyboard.press('Alt+O');
    await field(page, ADDRESS).fill('avant le disque plein');
    await page.getByText(/DRFR159A0\d{10}/).first().waitFor();
    await page.waitForFunction(() => !document.querySelector('.rc-top')?.textContent?.includes('à envoyer'));
    admission = { open: false, code: 'DISK_LOW', reason: { fr: 'presque plein', en: 'nearly full' }, retryAfterS: 60 };
    await field(page, 'location.freetext').fill('tapé sur un disque plein');
    await page.getByText(/Coupé/).waitFor();
    await page.reload();
    await page.getByText(/Coupé/).waitFor();
    assert.ok(await page.evaluate(() => JSON.stringify({ ...localStorage }).includes('tapé sur un disque plein')));
    const supervisor = await site.signIn('superviseur-valmont');
    const { rows } = (await supervisor('GET', 'dossiers')).body;
    const { dossier_id: id } = rows.find((row: { adresse: string | null }) => row.adresse === 'avant le disque plein');
    const typed = async (): Promise<boolean> => JSON.stringify((await supervisor('GET', `dossiers/${id}`)).body).includes('tapé sur');
    assert.equal(await typed(), false);
    admission = { open: true };
    await page.getByText('En ligne').waitFor({ timeout: 15_000 });
    await waitForValue(typed, true, 'the server has what was typed');
  });

  it('says that it connects, never that it is cut, until its first answer', async (t) => {
    const { page } = await enter(t, 'arm-valmont');
    await page.addInitScript(() => {
      const said: string[] = [];
      new MutationObserver(() => said.push(document.querySelector('.rc-line')?.textContent ?? ''))
        .observe(document, { subtree: true, childList: true, characterData: true });
      Object.assign(window, { said });
    });
    await page.reload();
    await page.getByText('En ligne').waitFor();
    const said = await page.evaluate(() => (window as unknown as { said: string[] }).said);
    assert.deepEqual(said.filter((text) => text.includes('Coupé')), []);
    assert.ok(said.includes('Connexion…'));
  });

  it('fits a narrow window without scrolling sideways, and says when nobody may enter', async (t) => {
    const { page } = await enter(t, 'arm-valmont', 320);
    assert.equal(await sidewaysScroll(page), 0);
    await assertAccessible(page, 'narrow, empty');
  });
});
