import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import { newId } from '#base/values/ids.ts';
import { boxOf } from '#base/messages/message-box.ts';
import { assertAccessible, sidewaysScroll, smallTargets } from '#test/axe.ts';
import { launchBrowser, type TestBrowser } from '#test/browser.ts';
import { callsSite, type CallsSite } from '../../api/fixtures/calls-site.ts';

const PICTURES = process.env.SOCLE_PICTURES;

describe('the page of a caller', () => {
  let site: CallsSite;
  let browser: TestBrowser;
  const stops: (() => unknown)[] = [];

  before(async () => {
    const t = { name: 'caller', after: (stop: () => unknown) => { stops.unshift(stop); } };
    site = await callsSite(t as never);
    browser = await launchBrowser(t);
  });
  after(async () => { for (const stop of stops) await stop(); });

  /** The link that a text message in the outbox holds. */
  const linkOf = async (id: string): Promise<string> => {
    const { rows } = await site.db.admin.query<{ message_id: string; content: Buffer }>(
      "select message_id, content from outbox where channel = 'sms' and ordering_key = $1 order by message_id desc", [id]);
    const { text } = boxOf(site.web.regulation.keyring).open(rows[0]!.message_id, rows[0]!.content) as { text: string };
    return /https?:\/\/\S+/.exec(text)![0];
  };
  const ring = async (): Promise<void> => {
    await site.telephony([{ eventId: newId(), callId: `c-${newId()}`, centre: '9A0', kind: 'PRESENTED', line: '15', ani: '0612345678',
      at: new Date().toISOString() }]);
  };
  const enter = async (t: TestContext, options: Parameters<TestBrowser['newContext']>[0]) => {
    const context = await browser.newContext(options);
    t.after(() => context.close());
    return context.newPage();
  };

  it('one key at the console; the caller sends a position and writes; both see the answers by themselves', async (t) => {
    const console = await enter(t, { viewport: { width: 1440, height: 900 } });
    await console.goto(site.origin);
    await console.locator('[value="arm-valmont"]').first().click();
    await console.getByText('En ligne').waitFor();
    await ring();
    await console.getByRole('button', { name: /06 12 34 56 78/ }).first().waitFor();
    await console.keyboard.press('Enter');
    await console.getByText(/DRFR159A0/).first().waitFor();
    await console.getByRole('button', { name: /Lien SMS/ }).waitFor();
    await console.keyboard.press('Alt+T');
    await console.getByText('Lien envoyé').waitFor();
    const { rows: [{ dossier_id: id }] } = await site.db.admin.query('select dossier_id from lien_appelant');
    const phone = await enter(t, { viewport: { width: 320, height: 640 }, permissions: ['geolocation'],
      geolocation: { latitude: 46.3, longitude: -3.4, accuracy: 12 } });
    await phone.goto(await linkOf(id));
    await assertAccessible(phone, 'start');
    await phone.getByRole('button', { name: 'Commencer' }).click();
    await phone.getByRole('button', { name: 'Envoyer ma position' }).click();
    await phone.getByText(/Position envoyée/).first().waitFor();
    await phone.getByLabel('Votre message').fill('Quelqu’un est entré, je ne peux pas parler');
    await phone.getByRole('button', { name: 'Envoyer', exact: true }).click();
    await console.getByText('je ne peux pas parler').waitFor({ timeout: 15_000 });
    await console.getByText('page de l’appelant', { exact: true }).first().waitFor({ timeout: 15_000 });
    await console.getByLabel('Écrire à l’appelant').fill('Restez cachée. La police arrive.');
    await console.keyboard.press('Enter');
    await phone.getByText('Restez cachée').waitFor({ timeout: 15_000 });
    assert.equal(await phone.getByText('je ne peux pas parler').count(), 1, 'said once');
    assert.equal(await sidewaysScroll(phone), 0);
    assert.deepEqual(await smallTargets(phone), []);
    await assertAccessible(phone, 'dialogue');
    await assertAccessible(console, 'console with a dialogue');
    if (PICTURES) {
      await phone.screenshot({ path: `${PICTURES}/caller-320.png`, fullPage: true });
      await console.screenshot({ path: `${PICTURES}/caller-console.png` });
    }
  });

  it('works without a script, in English too', async (t) => {
    const [arm, id] = [await site.signIn('arm-valmont'), newId()];
    await arm('PUT', `dossiers/${id}`, {});
    assert.equal((await arm('POST', `dossiers/${id}/lien`, { number: '0611223344', lang: 'en' })).status, 202);
    const phone = await enter(t, { javaScriptEnabled: false, locale: 'en-GB', viewport: { width: 320, height: 640 } });
    await phone.goto(await linkOf(id));
    await phone.getByRole('button', { name: 'Start' }).click();
    await phone.getByLabel(/Address/).waitFor();
    assert.equal(await phone.getByRole('button', { name: 'Send my position' }).count(), 0, 'nothing that cannot work');
    await phone.getByLabel(/Address/).fill('3 Low Street');
    await phone.getByRole('button', { name: 'Send the address' }).click();
    await phone.getByLabel('Your message').fill('I cannot speak');
    await phone.getByRole('button', { name: 'Send', exact: true }).click();
    await phone.getByText('I cannot speak').waitFor();
    await phone.getByText('Address: 3 Low Street').waitFor();
    await arm('POST', `dossiers/${id}/commandes`, { commands: [{ type: 'dialoguer', id: newId(), message: newId(), side: 'centre',
      text: 'We are coming' }] });
    await phone.getByRole('link', { name: 'See the answers' }).click();
    await phone.getByText('We are coming').waitFor();
    const other = await enter(t, { locale: 'en-GB' });
    await other.goto(phone.url());
    await other.getByText('already opened on another telephone').waitFor();
    await assertAccessible(other, 'elsewhere');
  });
});
