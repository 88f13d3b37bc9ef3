import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { newId } from '#base/values/ids.ts';
import { assertAccessible, sidewaysScroll } from '#test/axe.ts';
import { launchBrowser, type TestBrowser } from '#test/browser.ts';
import { keepPicture } from '#test/look.ts';
import { partnersSite } from '../../api/fixtures/partners-site.ts';
import { openAsSupervisor } from '../../api/fixtures/open-screen.ts';

const SMUR = 'fr.health.smur9A1';

describe('the screen of exchanges', () => {
  let site: Awaited<ReturnType<typeof partnersSite>>;
  let browser: TestBrowser;
  const stops: (() => unknown)[] = [];

  before(async () => {
    const t = { name: 'exchanges', after: (stop: () => unknown) => { stops.unshift(stop); } } as unknown as TestContext;
    site = await partnersSite(t);
    browser = await launchBrowser(t);
  });
  after(async () => { for (const stop of stops) await stop(); });

  const enter = (t: TestContext, { width = 1280, lang = 'fr', path = '/echanges' } = {}): Promise<Page> =>
    openAsSupervisor(t, site, browser, { path, width, lang, shown: 'main#dossier' });

  it('says so when nothing happened, and shows the link', async (t) => {
    const page = await enter(t);
    await page.getByText('Aucun échange ces dernières 24 heures').waitFor();
    await page.getByText('Hub Santé : ouvert').waitFor();
    await assertAccessible(page, 'empty');
  });

  it('a dead message is sent again by keyboard with its reason, an alarm is seen, the journal tells what left and came', async (t) => {
    const { id, caseId } = await site.shared(SMUR);
    await site.says(SMUR, 'RS-SR', { caseId, resourceId: `${SMUR}.resource.A`, state: { datetime: '2026-01-12T21:00:00+01:00',
      status: 'DEPART' } });
    await site.says(SMUR, 'RS-RR', { caseId, requestId: `${site.centre}.request.none`,
      response: { datetime: '2026-01-12T21:00:00+01:00', answer: 'REFUSEE' } });
    // A purpose that no list holds: our own models refuse the message before it leaves.
    await site.gives(id, { type: 'demanderRessource', id: newId(), request: 'r1', from: site.centre, to: SMUR, purpose: 'INVENTE' });
    await site.until(async () => ((await site.console('GET', `dossiers/${id}/echanges`)).body.lines
      .some((one: { state: string }) => one.state === 'MORT') ? true : undefined), 'a dead message');
    const page = await enter(t);
    const dead = page.locator('[aria-labelledby="dead"] li');
    await dead.getByText('RS-DR').waitFor();
    await assertAccessible(page, 'full');
    await page.getByText('Réponse sans demande').waitFor();
    await page.locator('[aria-labelledby="journal"] select').selectOption({ index: 1 });
    await page.getByText('reçu de SMUR de Valmont').first().waitFor();
    if (process.env.SOCLE_PICTURES) await page.screenshot({ path: `${process.env.SOCLE_PICTURES}/exchanges.png`, fullPage: true });
    await dead.getByLabel('Motif').focus();
    await page.keyboard.type('objet corrigé par téléphone');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('Aucun.').waitFor();
    const { rows } = await site.db.admin.query(`select decision, reason from ${site.db.names.schema}.dead_letter_decision`);
    assert.deepEqual(rows, [{ decision: 'skip', reason: 'objet corrigé par téléphone' }]);
    // Both are told: why it died, and why it was given up.
    const journal = page.locator('[aria-labelledby="journal"] tr', { hasText: 'RS-DR' });
    await page.reload();
    await page.locator('[aria-labelledby="journal"] select').selectOption({ index: 1 });
    await journal.getByText(/abandonné · .+ · motif de l’abandon.+objet corrigé par téléphone/).waitFor();
    const alarms = page.locator('[aria-labelledby="alarms"] li');
    for (let left = await alarms.count(); left > 0; left -= 1) {
      await alarms.first().getByRole('button', { name: 'Vu' }).click();
      await site.until(async () => (await alarms.count() < left ? true : undefined), 'the alarm is gone');
    }
    await page.getByText('Rien à voir').waitFor();
  });

  it('exercises are shown apart, with their mark, and are no real alarm', async (t) => {
    const drill = newId();
    const [arm, lead] = [await site.signIn('arm-valmont'), await site.signIn('superviseur-valmont')];
    const before = (await lead('GET', 'echanges/etat')).body.dead;
    await arm('PUT', `dossiers/${drill}?exercice=1`, {});
    await arm('POST', `dossiers/${drill}/commandes?exercice=1`, { commands: [{ type: 'demanderRessource', id: newId(), request: 'x1',
      from: site.centre, to: SMUR, purpose: 'INVENTE' }] });
    await site.until(async () => ((await lead('GET', 'echanges?exercice=1')).body.alarms.length > 0 ? true : undefined), 'its alarm');
    const real = (await lead('GET', 'echanges')).body;
    assert.ok(!JSON.stringify([real.dead, real.alarms]).includes(drill));
    assert.equal((await lead('GET', 'echanges/etat')).body.dead, before);
    const page = await enter(t);
    const dead = page.locator('[aria-labelledby="dead"]');
    await dead.getByText('Aucun.').waitFor();
    await page.getByLabel('Montrer').selectOption('both');
    await dead.getByText('EXERCICE').waitFor();
    await page.locator('[aria-labelledby="alarms"]').getByText('EXERCICE').waitFor();
    await page.locator('[aria-labelledby="traffic"] td', { hasText: 'EXERCICE' }).waitFor();
    await assertAccessible(page, 'both worlds');
    await keepPicture(page, 'exchanges-worlds');
    const narrow = await enter(t, { width: 320, lang: 'en' });
    await narrow.getByLabel('Show').selectOption('exercise');
    await narrow.locator('[aria-labelledby="dead"]').getByText('EXERCISE').waitFor();
    assert.equal(await sidewaysScroll(narrow), 0);
    await assertAccessible(narrow, 'exercises, narrow, English');
    await dead.getByLabel('Motif').fill('fin de l’exercice');
    await dead.getByRole('button', { name: 'Abandonner' }).click();
    await dead.getByText('Aucun.').waitFor();
  });

  it('fits 320 px and speaks English; consoles are told when the hub is away', async (t) => {
    const page = await enter(t, { width: 320, lang: 'en' });
    await page.getByText('By partner').first().waitFor();
    assert.equal(await sidewaysScroll(page), 0);
    await assertAccessible(page, 'narrow, English');
    await site.db.admin.query(`update ${site.db.names.schema}.lien_hub set ouvert = false, vu_le = now() + interval '1 hour'`);
    await page.reload();
    await page.getByText('Partners are not reached by data').waitFor();
    await assertAccessible(page, 'cut off');
  });
});
