import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import { newId } from '#base/values/ids.ts';
import { assertAccessible } from '#test/axe.ts';
import { launchBrowser, type TestBrowser } from '#test/browser.ts';
import { partnersSite } from '../../api/fixtures/partners-site.ts';

const [SMUR, FIRE] = ['fr.health.smur9A1', 'fr.fire.sdis9A0'] as const;
const typed = (path: string, value: unknown) => ({ type: 'modifier', id: newId(), changes: [{ path, value, seen: 9_999 }] });

describe('partners in a dossier', () => {
  let site: Awaited<ReturnType<typeof partnersSite>>;
  let browser: TestBrowser;
  const stops: (() => unknown)[] = [];
  before(async () => {
    const t = { name: 'partners', after: (stop: () => unknown) => { stops.unshift(stop); } } as unknown as TestContext;
    site = await partnersSite(t);
    browser = await launchBrowser(t);
  });
  after(async () => { for (const stop of stops) await stop(); });

  it('their vehicles and requests are shown, the fire service gets the case, and held-back words are chosen on screen', async (t) => {
    const { id, caseId } = await site.shared(SMUR);
    await site.says(SMUR, 'RS-RI', { caseId, resource: [{ datetime: '2026-01-12T21:00:00+01:00', resourceId: `${SMUR}.resource.U`,
      vehicleType: 'SMUR.AR', name: 'UMH 7', state: [{ datetime: '2026-01-12T21:00:00+01:00', status: 'DEPART' }] }] });
    await site.gives(id, typed('location.detailedAddress.complete', '1 rue Haute'), typed('location.freetext', 'patient épileptique'));
    site.reached(FIRE);
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'fr',
      extraHTTPHeaders: { 'accept-language': 'fr' } });
    t.after(() => context.close());
    const page = await context.newPage();
    await page.goto(`${site.origin}/`);
    await page.locator('[value="arm-valmont"]').first().click();
    await page.getByRole('button', { name: /1 rue Haute/ }).or(page.getByText('1 rue Haute')).first().click();
    const partners = page.locator('.rc-partners');
    await partners.getByText('UMH 7').waitFor();
    await partners.getByLabel('Partager avec').selectOption(FIRE);
    await partners.getByRole('button', { name: 'Partager', exact: true }).click();
    await partners.getByText('Texte retenu pour SDIS de Valmont').waitFor();
    assert.equal((await site.hears(FIRE, 'RC-EDA')).location.freetext, undefined);
    await assertAccessible(page, 'held back');
    if (process.env.SOCLE_PICTURES) await page.screenshot({ path: `${process.env.SOCLE_PICTURES}/partners.png`, fullPage: true });
    await partners.getByRole('button', { name: 'Envoyer quand même' }).click();
    assert.equal((await site.hears(FIRE, 'RC-EDA')).location.freetext, 'patient épileptique');
    // A purpose that no list holds: our own models refuse the message, and it dies in the outbox.
    await site.gives(id, { type: 'demanderRessource', id: newId(), request: 'r1', from: site.centre, to: SMUR, purpose: 'INVENTE' });
    await page.locator('.rc-vital').getByRole('alert').getByText('non livré').waitFor();
    await assertAccessible(page, 'a dead message');
    if (process.env.SOCLE_PICTURES) await page.screenshot({ path: `${process.env.SOCLE_PICTURES}/dead-message.png`, fullPage: true });
  });
});
