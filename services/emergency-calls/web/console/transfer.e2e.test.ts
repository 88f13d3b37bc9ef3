import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible, sidewaysScroll } from '#test/axe.ts';
import { launchBrowser, type TestBrowser } from '#test/browser.ts';
import { keepPicture } from '#test/look.ts';
import { hubSite } from '../../api/fixtures/hub-site.ts';
import { enterConsole } from '../fixtures/enter-console.ts';

const RIVEBELLE = 'fr.health.samu9B0';

describe('a dossier handed to another centre', () => {
  let site: Awaited<ReturnType<typeof hubSite>>['site'];
  let browser: TestBrowser;
  const stops: (() => unknown)[] = [];
  before(async () => {
    const t = { name: 'transfer', after: (stop: () => unknown) => { stops.unshift(stop); } } as unknown as TestContext;
    ({ site } = await hubSite(t));
    browser = await launchBrowser(t);
  });
  after(async () => { for (const stop of stops) await stop(); });

  const enter = (t: TestContext, person: string, more: { width?: number; lang?: string } = {}): Promise<Page> =>
    enterConsole(t, browser, site.origin, { person, ...more });
  const atTransfer = (page: Page, tag: string) => page.waitForFunction((name) => document.activeElement?.tagName === name
    && document.activeElement.closest('.rc-transfer, .rc-field-row') !== null, tag);
  const ask = async (page: Page, address: string): Promise<void> => {
    await page.keyboard.press('Alt+O');
    await page.locator('[name="location.detailedAddress.complete"]').fill(address);
    await page.locator('[name="transfer-to"] option').nth(1).waitFor({ state: 'attached' });
    await askAgain(page);
  };
  const askAgain = async (page: Page): Promise<void> => {
    await page.keyboard.press('Alt+X');
    await atTransfer(page, 'SELECT');
    await page.locator('[name="transfer-to"]').selectOption(RIVEBELLE);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
  };

  it('by the keyboard: asked, refused, asked again, taken back, asked again, accepted; both consoles follow', async (t) => {
    const [ours, theirs] = [await enter(t, 'arm-valmont'), await enter(t, 'arm-rivebelle')];
    await ask(ours, '4 quai des Brumes');
    await ours.getByText('livré, pas encore répondu').waitFor();
    await assertAccessible(ours, 'asked');
    await keepPicture(ours, 'transfer-asked');
    await theirs.getByRole('heading', { name: 'Transferts à répondre' }).waitFor();
    await theirs.getByRole('button', { name: /4 quai des Brumes/ }).first().click();
    await theirs.getByText('vous demande de reprendre ce dossier').waitFor();
    await assertAccessible(theirs, 'a question');
    await keepPicture(theirs, 'transfer-question');
    await theirs.getByRole('button', { name: 'Refuser', exact: true }).click();
    await ours.getByText('Transfert refusé par', { exact: false }).waitFor();
    await keepPicture(ours, 'transfer-refused');
    await theirs.getByText('vous demande de reprendre ce dossier').waitFor({ state: 'detached' });

    await askAgain(ours);
    await theirs.getByText('vous demande de reprendre ce dossier').waitFor();
    await ours.getByText('livré, pas encore répondu').waitFor();
    await ours.keyboard.press('Alt+X');
    await atTransfer(ours, 'BUTTON');
    await ours.keyboard.press('Enter');
    await ours.getByText('repris : le dossier est ici').waitFor();
    await theirs.getByText('vous demande de reprendre ce dossier').waitFor({ state: 'detached' });

    await askAgain(ours);
    await theirs.getByText('vous demande de reprendre ce dossier').waitFor();
    await ours.getByText('livré, pas encore répondu').waitFor();
    await theirs.keyboard.press('Alt+X');
    await atTransfer(theirs, 'BUTTON');
    await theirs.keyboard.press('Enter');
    await ours.getByText('Transfert accepté par', { exact: false }).waitFor();
    await theirs.getByText('vous demande de reprendre ce dossier').waitFor({ state: 'detached' });
    assert.equal(await ours.locator('[name="transfer-to"]').count(), 0, 'it is no longer ours to hand over');
    assert.equal(await theirs.locator('[name="transfer-to"]').count(), 1);
  });

  it('narrow and in English; without an answer it says to telephone', async (t) => {
    const ours = await enter(t, 'mru-valmont', { lang: 'en', width: 320 });
    await ours.clock.install();
    await ask(ours, '9 rue du Phare');
    await ours.getByText('delivered, not answered yet').waitFor();
    await ours.clock.fastForward(200_000);
    await ours.getByText('no answer: telephone them').waitFor();
    assert.equal(await sidewaysScroll(ours), 0);
    await assertAccessible(ours, 'silent');
    await keepPicture(ours, 'transfer-silent');
  });
});
