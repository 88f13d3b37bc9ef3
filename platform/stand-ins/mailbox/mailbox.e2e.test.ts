import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { createSmtpAdapter } from '#base/messages/smtp-adapter.ts';
import { newId } from '#base/values/ids.ts';
import { launchBrowser } from '#test/browser.ts';
import { startMailbox } from './start.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Accessibility faults of the page as axe finds them; the script goes round the page's own policy. */
const faults = async (page: Page): Promise<string[]> => {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate('axe.run(document, { iframes: false })') as
    { violations: { id: string; nodes: { html: string }[] }[] };
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html}`);
};

test('every screen in both languages, narrow and wide, without an accessibility fault', async (t) => {
  const mailbox = await startMailbox();
  t.after(() => mailbox.close());
  const browser = await launchBrowser(t);
  const page = await (await browser.newContext({ bypassCSP: true })).newPage();
  const check = async (path: string): Promise<void> => {
    for (const lang of ['fr', 'en']) for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(`${mailbox.httpOrigin}${path}${path.includes('?') ? '&' : '?'}lang=${lang}`);
      assert.deepEqual(await faults(page), [], `${path} ${lang} ${width}`);
      const overflow = await page.evaluate(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth');
      assert.equal(overflow, 0, `${path} ${lang} ${width} scrolls sideways`);
    }
  };
  await check('/');
  await sendMail(mailbox.smtpPort, `${mailbox.httpOrigin}/?q=suivi`);
  await check('/');
  await check('/?q=absent');
  await check('/messages/none');
  await page.goto(mailbox.httpOrigin);
  await page.getByRole('link', { name: /Demande IEL-2026/ }).click();
  await check(new URL(page.url()).pathname);
});

test('without script: find a mail, open it, follow its link, in the text and in the formatted version', async (t) => {
  const mailbox = await startMailbox();
  t.after(() => mailbox.close());
  await sendMail(mailbox.smtpPort, `${mailbox.httpOrigin}/?q=suivi`);
  const browser = await launchBrowser(t);
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await page.goto(mailbox.httpOrigin);
  await page.getByLabel('Rechercher').fill('iel-2026');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: /Demande IEL-2026/ }).click();
  const message = page.url();
  await page.getByRole('link', { name: /\?q=suivi/ }).click();
  assert.match(page.url(), /\?q=suivi$/);
  await page.goto(message);
  await page.frameLocator('iframe').getByRole('link', { name: 'Suivre' }).click();
  await page.waitForURL(/\?q=suivi$/);
});

const sendMail = async (port: number, link: string): Promise<void> => {
  const adapter = createSmtpAdapter({ host: '127.0.0.1', port,
    from: { name: 'Inscription électorale', address: 'a@socle.example' } });
  await adapter.deliver([{ id: newId(), key: 'k', seq: 1, recipient: null, createdAt: 0, content: {
    to: 'angela.claire.louise.dubois-de-la-montagne@exemple-mairie.fr',
    subject: 'Demande IEL-2026-07K3M9QXAB2-1 reçue',
    text: `Bonjour,\n\nvotre demande est arrivée.\n\nSuivre :\n${link}\n`,
      html: `<p>Bonjour</p><p><a href="${link}">Suivre</a></p>`,
  } }], new AbortController().signal);
  adapter.close();
};
