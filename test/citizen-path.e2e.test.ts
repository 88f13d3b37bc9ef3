import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test, type TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { freePort } from '#base/store/free-port.ts';
import { parseReceipt } from '#base/log/receipt.ts';
import { verifyReceipt } from '#base/log/verify-receipt.ts';
import { keyHistoryOf } from '#base/dossiers/register-of.ts';
import { assertAccessible, sidewaysScroll } from './axe.ts';
import { launchBrowser } from './browser.ts';
import { startIdentityStandIn } from './identity-stand-in.ts';
import { openVoterWeb, type VoterWebKit } from './voter-web.ts';
import { walkCitizen } from './walk-citizen.ts';

/** The test's service has a name of its own; its client at the identity provider keeps the real one. */
const CLIENT = 'voter-registration';

type Ground = VoterWebKit & { origin: string };

/** The service on a real port, with FranceConnect's local double. */
const open = async (t: TestContext): Promise<Ground> => {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const clientSecret = 'secret-of-the-test';
  const identity = await startIdentityStandIn({ clients: (['franceconnect', 'proconnect'] as const).map((provider) => ({
    provider, client_id: CLIENT, client_secret: clientSecret, redirect_uris: [`${origin}/connexion/${provider}/retour`],
    post_logout_redirect_uris: [`${origin}/deconnexion/retour`] })) });
  t.after(() => identity.close());
  const kit = await openVoterWeb(t, { origin, origins: { identity: identity.origin }, secrets: { oidc: clientSecret } });
  await kit.app.listen({ port, host: '127.0.0.1' });
  return { ...kit, origin };
};

const receiptOf = async (page: Page, url: string): Promise<string> => {
  const [download] = await Promise.all([page.waitForEvent('download'), page.goto(`${url}.json`).catch(() => undefined)]);
  return readFileSync(await download.path(), 'utf8');
};

for (const [name, options] of [
  ['with JavaScript', { viewport: { width: 1280, height: 900 } }],
  ['without JavaScript, on a phone of 320 px', { javaScriptEnabled: false, viewport: { width: 320, height: 700 } }],
] as const) {
  test(`a citizen registers ${name}, and a stranger verifies the receipt`, async (t) => {
    const ground = await open(t);
    const browser = await launchBrowser(t);
    const page = await (await browser.newContext({ ...options, acceptDownloads: true })).newPage();
    const script = !('javaScriptEnabled' in options);
    const url = await walkCitizen(page, ground.origin, async (label) => {
      if (!script) return;
      await assertAccessible(page, label);
      assert.equal(await sidewaysScroll(page), 0, label);
    });
    assert.match(url, /\/demandes\/IEL-\d{4}-[0-9A-Z]+-[0-9A-Z]\/recepisse$/);
    const receipt = parseReceipt(await receiptOf(page, url));
    assert.ok(receipt);
    const verdict = verifyReceipt(receipt, keyHistoryOf(ground.register));
    assert.deepEqual(verdict.checks.filter(({ state }) => state === 'fail'), []);
    assert.ok(!JSON.stringify(receipt).includes('VERNAZ'), 'the receipt holds no personal data');
    const { rows } = await ground.db.admin.query('select state from dossier');
    assert.deepEqual(rows, [{ state: 'DEPOSEE' }]);
    await page.goto(`${ground.origin}/demandes`);
    assert.match(await page.content(), /IEL-/);
  });
}

test('going back and sending the declaration again shows the same receipt: one dossier', async (t) => {
  const ground = await open(t);
  const browser = await launchBrowser(t);
  const page = await (await browser.newContext()).newPage();
  const url = await walkCitizen(page, ground.origin, async () => undefined);
  await page.goto(`${ground.origin}/demande/declaration`);
  assert.notEqual(page.url(), url, 'the draft is filed: there is nothing left to declare');
  await page.goto(url);
  assert.equal((await ground.db.admin.query('select from dossier')).rowCount, 1);
});
