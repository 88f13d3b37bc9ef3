import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, it, type TestContext } from 'node:test';
import { PDFDocument } from 'pdf-lib';
import type { Page } from 'playwright-core';
import { createServer } from '#base/http/server.ts';
import { createLogger } from '#base/telemetry/logger.ts';
import { createMetrics } from '#base/telemetry/metrics.ts';
import { assertAccessible, sidewaysScroll, smallTargets } from '#test/axe.ts';
import { launchBrowser } from '#test/browser.ts';
import { HISTORY, sampleEvents, sampleLog } from '#test/two-verifiers/sample-export.ts';
import { verifyReceiptPage } from '../verify-receipt-page.ts';

const good = JSON.stringify(sampleLog(0, sampleEvents(200)).receipts[12]);
const altered = good.replace('dépôt', 'dépôT');

const openPage = async (t: TestContext): Promise<{ page: Page; address: string; errors: string[] }> => {
  // The browser closes before the server, which would otherwise wait for its idle connections.
  const browser = await launchBrowser(t);
  const app = await createServer({ service: HISTORY.service, metrics: createMetrics('test'),
    logger: createLogger('test', { write: () => undefined }) });
  verifyReceiptPage(app);
  app.get(`/log/${HISTORY.service}/keys`, () => HISTORY);
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  t.after(() => app.close());
  const page = await (await browser.newContext({ viewport: { width: 1000, height: 900 } })).newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(`${address}/verify`);
  return { page, address, errors };
};

const title = (page: Page): Promise<string | null> => page.locator('#verdict-title').textContent();
const shown = (page: Page): Promise<void> => page.locator('#result').waitFor({ state: 'visible' });

describe('the page that verifies a receipt', () => {
  it('accepts a genuine receipt, by keyboard alone, under the strict policy', async (t) => {
    const { page, errors } = await openPage(t);
    await page.locator('#paste').focus();
    await page.keyboard.insertText(good);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await shown(page);
    assert.equal(await title(page), 'Récépissé authentique');
    assert.equal(await page.locator('.vr-check--pass').count(), 6);
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'verdict-title');
    assert.match(await page.locator('#keys-from').textContent() ?? '', /publiées par ce site/);
    assert.deepEqual(errors, []);
  });

  it('accepts the printable receipt: the verifiable one is inside', async (t) => {
    const { page, errors } = await openPage(t);
    const sheet = await PDFDocument.create();
    sheet.addPage();
    const choose = async (): Promise<void> => page.locator('#file').setInputFiles({ name: 'r.pdf', mimeType: 'application/pdf',
      buffer: Buffer.from(await sheet.save()) });
    await choose();
    await page.locator('#status', { hasText: 'Ce fichier ne peut pas être lu.' }).waitFor();
    await sheet.attach(Buffer.from(good), 'recepisse.json', { mimeType: 'application/json' });
    await choose();
    await shown(page);
    assert.equal(await title(page), 'Récépissé authentique');
    assert.deepEqual(errors, []);
  });

  it('refuses an altered receipt given as a file, and says which check failed', async (t) => {
    const { page } = await openPage(t);
    await page.locator('#file').setInputFiles({ name: 'r.json', mimeType: 'application/json', buffer: Buffer.from(altered) });
    await shown(page);
    assert.equal(await title(page), 'Récépissé non vérifié');
    assert.match(await page.locator('.vr-check--fail').textContent() ?? '', /Inscription au registre/);
    await page.locator('[data-lang=en]').click();
    assert.equal(await title(page), 'Receipt not verified');
    assert.equal(await page.evaluate(() => document.documentElement.lang), 'en');
  });

  it('is accessible in each state and language, and fits 320 px', async (t) => {
    const { page } = await openPage(t);
    for (const lang of ['fr', 'en']) {
      await page.locator(`[data-lang=${lang}]`).click();
      for (const [state, text] of [['empty', ''], ['refused', altered], ['genuine', good], ['no receipt', 'x']] as const) {
        await page.locator('#paste').fill(text);
        await page.locator('#form button[type=submit]').click();
        if (text === 'x') await page.locator('#keys').waitFor({ state: 'visible' });
        else if (text !== '') await page.locator(`.vr-verdict.fr-alert--${text === good ? 'success' : 'error'}`).waitFor();
        await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
        await assertAccessible(page, `${lang}, ${state}`);
        assert.deepEqual(await smallTargets(page), [], state);
        await page.setViewportSize({ width: 320, height: 700 });
        assert.equal(await sidewaysScroll(page), 0, `${lang}, ${state}`);
        await page.setViewportSize({ width: 1000, height: 900 });
      }
    }
  });

  it('works from a disk, offline, with keys that the person kept', async (t) => {
    const folder = await mkdtemp(join(tmpdir(), 'socle-page-'));
    t.after(() => rm(folder, { recursive: true }));
    const { page } = await openPage(t);
    await page.context().setOffline(true);
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(pathToFileURL(join(import.meta.dirname, 'verify-receipt.html')).href);
    await writeFile(join(folder, 'r.json'), good);
    await page.locator('#file').setInputFiles(join(folder, 'r.json'));
    await page.locator('#keys').waitFor({ state: 'visible' });
    await page.locator('#keys').fill(JSON.stringify(HISTORY));
    await page.locator('#form button[type=submit]').click();
    await shown(page);
    assert.equal(await title(page), 'Récépissé authentique');
    assert.ok(requests.every((url) => url.startsWith('file:')), requests.join());
  });

  it('says so where the browser cannot verify Ed25519', async (t) => {
    const { page } = await openPage(t);
    await page.evaluate(() => {
      crypto.subtle.importKey = () => Promise.reject(new DOMException('no', 'NotSupportedError'));
    });
    await page.locator('#paste').fill(good);
    await page.locator('#form button[type=submit]').click();
    await shown(page);
    assert.equal(await title(page), 'Vérification incomplète');
    assert.equal(await page.locator('.vr-check--unsupported').count(), 1);
  });

  it('shows a way out without JavaScript', async (t) => {
    const { page: other, address } = await openPage(t);
    const page = await (await other.context().browser()!.newContext({ javaScriptEnabled: false })).newPage();
    await page.goto(`${address}/verify/verify-receipt.html`);
    assert.ok(await page.locator('noscript code').first().isVisible());
    assert.ok(!await page.locator('#form').isVisible());
  });
});
