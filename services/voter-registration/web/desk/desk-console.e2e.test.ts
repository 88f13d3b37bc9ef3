import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible, sidewaysScroll } from '#test/axe.ts';
import { launchBrowser, type TestBrowser } from '#test/browser.ts';
import { waitForCount } from '#test/wait-for.ts';
import { extraPeople } from '../../api/fixtures/cast.ts';
import { deskSite, type DeskSite } from '../../api/desk/fixtures/desk-site.ts';
import { giveCommands, personForm, transmitted } from '../../api/desk/fixtures/transmitted.ts';
import { GRACE_MS } from './hooks/use-pending.ts';

const DAY_MS = 86_400_000;

/** Counts the key events that the page receives, as the issue of a decision is measured. */
const countKeys = (page: Page): Promise<unknown> => page.addInitScript(() => {
  const counter = globalThis as unknown as { keysPressed: number };
  counter.keysPressed = 0;
  addEventListener('keydown', () => { counter.keysPressed += 1; }, true);
});
const keysPressed = (page: Page): Promise<number> =>
  page.evaluate(() => (globalThis as unknown as { keysPressed: number }).keysPressed);

describe('the town hall’s console in the browser', () => {
  let site: DeskSite;
  let browser: TestBrowser;
  const stops: (() => unknown)[] = [];
  let next = 0;

  before(async () => {
    const t = { name: 'desk console',
      after: (stop: () => unknown) => { stops.unshift(stop); } } as unknown as TestContext;
    site = await deskSite(t, {}, extraPeople);
    browser = await launchBrowser(t);
  });
  after(async () => { for (const stop of stops) await stop(); });

  /** Signs in through ProConnect from the console's own address and waits for the queue. */
  const enter = async (t: TestContext, person: string): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    t.after(() => context.close());
    const page = await context.newPage();
    await countKeys(page);
    await page.goto(`${site.origin}/mairie`);
    await page.locator(`[value="${person}"]`).first().click();
    await page.waitForURL(`${site.origin}/mairie`);
    await page.getByRole('search').waitFor();
    return page;
  };
  const fresh = (daysAgo = 0): Promise<string> => {
    site.time.offset = -daysAgo * DAY_MS;
    return transmitted(site.register, personForm(next++));
  };
  const stateOf = async (numero: string): Promise<string> =>
    (await site.db.admin.query<{ etat: string }>('select etat from demande where numero = $1', [numero])).rows[0]!.etat;
  const settled = async (numero: string, etat: string): Promise<void> => {
    const end = Date.now() + GRACE_MS + 5_000;
    while (await stateOf(numero) !== etat) {
      assert.ok(Date.now() < end, `${numero} became ${await stateOf(numero)}, not ${etat}`);
      await new Promise((done) => { setTimeout(done, 100); });
    }
  };
  const emptied = () => site.db.admin.query("update demande set etat = 'CLOSE'");

  for (const [what, keys, etat] of [
    ['accept', ['Enter', 'a'], 'INSTRUITE'], ['refuse', ['Enter', 'r', '4'], 'INSTRUITE'],
      ['ask for a document', ['Enter', 'd', '1'],
      'A_COMPLETER'],
  ] as const) {
    it(`from the queue to "${what}" in ${keys.length} keys, three at most`, async (t) => {
      await emptied();
      await fresh();
      const pressing = await fresh(9);
      const page = await enter(t, 'claire-manosque');
      await page.getByRole('option').nth(1).waitFor();
      assert.equal(await keysPressed(page), 0);
      for (const key of keys) {
        await page.keyboard.press(key);
        await page.getByRole('article').or(page.getByRole('dialog')).first().waitFor();
      }
      await page.getByRole('button', { name: /Annuler/ }).waitFor();
      assert.ok(await keysPressed(page) <= 3);
      await waitForCount(page.getByRole('option'), 1, 'the request left the list');
      assert.equal(await stateOf(pressing), 'TRANSMISE', 'nothing is sent during the grace');
      await settled(pressing, etat);
    });
  }

  it('a decision is undone with one key, and nothing was ever sent', async (t) => {
    await emptied();
    const numero = await fresh();
    const page = await enter(t, 'claire-manosque');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('article').waitFor();
    await page.keyboard.press('a');
    await page.getByRole('button', { name: /Annuler/ }).waitFor();
    await page.keyboard.press('u');
    await page.getByText('Annulé : rien n’a été envoyé.').first().waitFor({ state: 'attached' });
    await page.getByRole('option').first().waitFor();
    const { rows } = await site.db.admin.query(
      'select 1 from event e join dossier d using (partition, dossier_id) where d.reference = $1',
      [numero]);
    assert.equal(rows.length, 3);
  });

  it('somebody else was faster: the console says what changed', async (t) => {
    await emptied();
    const numero = await fresh();
    const page = await enter(t, 'claire-manosque');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('article').waitFor();
    await page.keyboard.press('a');
    await page.getByRole('button', { name: /Annuler/ }).waitFor();
    await giveCommands(site.register, numero, 'agent-mairie',
      { type: 'demanderPiece', besoin: 'ADRESSE', motif: 'PERIMEE' });
    const alert = page.getByRole('alert').filter({ hasText: 'a changé entre-temps' });
    await alert.waitFor({ timeout: GRACE_MS + 5_000 });
    assert.match(await alert.innerText(), /Pièce demandée/);
  });

  it('a new request comes into the list by itself', async (t) => {
    await emptied();
    const page = await enter(t, 'claire-manosque');
    await page.getByText('Rien à traiter').waitFor();
    await page.getByText('En direct').waitFor();
    await fresh();
    await page.getByRole('option').first().waitFor();
  });

  it('possible duplicates are shown trait by trait and set aside, never merged', async (t) => {
    await emptied();
    const form = personForm(300);
    const [one, other] = [await transmitted(site.register, form), await transmitted(site.register, form)];
    await giveCommands(site.register, one, 'systeme',
      { type: 'signalerDoublon', autre: other, raisons: ['MEME_ETAT_CIVIL',
      'MEME_COMMUNE'] });
    const page = await enter(t, 'claire-manosque');
    await page.getByRole('option').filter({ hasText: 'Doublon ?' }).click();
    const panel = page.getByRole('region', { name: 'Doublons possibles' });
    await panel.getByText('Même état civil').waitFor();
    await waitForCount(panel.getByRole('table').getByRole('row'), 6);
    await panel.getByRole('button', { name: /deux demandes utiles/ }).click();
    const end = Date.now() + GRACE_MS + 5_000;
    await panel.getByText('Écarté').waitFor({ timeout: end - Date.now() });
    assert.deepEqual([await stateOf(one), await stateOf(other)], ['TRANSMISE', 'TRANSMISE']);
  });

  it('the mayor signs the selection, each decision on its own', async (t) => {
    await emptied();
    const numeros = await Promise.all([0, 1, 2].map(() =>
      transmitted(site.register, personForm(400 + next++), { type: 'instruire',
      sens: 'ACCEPTER' })));
    const page = await enter(t, 'maire-manosque');
    await page.getByRole('button', { name: /À viser/ }).click();
    await page.getByRole('option').nth(2).waitFor();
    await page.keyboard.press('x');
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.getByRole('button', { name: 'Viser la sélection (2)' }).waitFor();
    await page.keyboard.press('v');
    await page.getByRole('button', { name: 'Viser', exact: true }).click();
    await page.getByText('2 décisions visées').waitFor();
    const states = await Promise.all(numeros.map(stateOf));
    assert.deepEqual(states.toSorted(), ['INSTRUITE', 'VISEE_ACCEPTEE', 'VISEE_ACCEPTEE']);
  });

  it('shortcuts of one key can be turned off, arrows and Enter stay', async (t) => {
    await emptied();
    await fresh();
    const page = await enter(t, 'claire-manosque');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('?');
    await page.getByLabel('Raccourcis à une touche').uncheck();
    await page.getByRole('dialog').getByRole('button', { name: 'Fermer' }).click();
    await page.getByRole('option').first().click();
    await page.getByRole('article').waitFor();
    await page.keyboard.press('a');
    await page.keyboard.press('Escape');
    await page.getByText('Aucune demande ouverte').waitFor();
    await waitForCount(page.getByRole('button', { name: /Annuler/ }), 0);
  });

  it('search finds by name and by number, and says when it finds nothing', async (t) => {
    await emptied();
    const numero = await fresh();
    const page = await enter(t, 'claire-manosque');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type(numero);
    await page.getByText('Résultats pour').waitFor();
    await page.getByRole('option').first().waitFor();
    await waitForCount(page.getByRole('option'), 1);
    await page.getByRole('searchbox').fill('zzzz');
    await page.getByText('Aucune demande trouvée').waitFor();
  });

  it('a paper request: every error at once beside its field, then a number', async (t) => {
    const page = await enter(t, 'claire-manosque');
    await page.getByRole('button', { name: 'Demande papier' }).click();
    await page.getByRole('button', { name: 'Enregistrer la demande' }).click();
    const summary = page.getByRole('alert').filter({ hasText: 'champs à corriger' });
    await summary.waitFor();
    assert.ok(await summary.getByRole('link').count() >= 6);
    await page.getByLabel('Nom de naissance', { exact: true }).fill('Lefèvre');
    await page.getByLabel(/^Prénoms/).fill('Anne, Lise');
    await page.getByLabel(/^Date de naissance/).fill('24/08/1962');
    await page.getByLabel('Sexe').selectOption('F');
    await page.getByLabel('Ville de naissance').fill('Lyon');
    await page.getByLabel('Situation').selectOption('PREMIERE');
    await page.getByLabel('Voie').fill('rue du Lavoir');
    await page.getByLabel(/daté et signé/).check();
    await page.getByRole('button', { name: 'Enregistrer la demande' }).click();
    await page.getByText(/Demande enregistrée sous le numéro IEL-/).waitFor();
  });

  for (const lang of ['fr', 'en'] as const) {
    it(`paper at a consular post opens on its list and asks for the address abroad, ${lang}`, async (t) => {
      const page = await enter(t, 'consule-londres');
      await page.goto(`${site.origin}/mairie?lang=${lang}`);
      const words = lang === 'fr' ? { open: 'Demande papier', list: 'Liste', save: 'Enregistrer la demande', town: 'Ville',
        nature: 'Situation',
        name: 'Nom de naissance', given: /^Prénoms/, date: /^Date de naissance/, sex: 'Sexe', birth: 'Ville de naissance',
          seen: /daté et signé/,
        done: /enregistrée sous le numéro IEL-/ }
        : { open: 'Paper request', list: 'List', save: 'Record the request', town: 'Town', nature: 'Situation', name: 'Birth name',
          given: /^Given names/, date: /^Birth date/, sex: 'Sex', birth: 'Town of birth', seen: /dated and signed/,
          done: /recorded under number IEL-/ };
      await page.getByRole('button', { name: words.open }).click();
      const list = page.getByLabel(words.list, { exact: true });
      assert.equal(await list.inputValue(), 'CONSULAIRE');
      assert.deepEqual(await list.locator('option').evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value)),
        ['', 'CONSULAIRE']);
      await page.getByRole('button', { name: words.save }).click();
      await page.getByRole('alert').first().waitFor();
      await assertAccessible(page, `paper at a post, ${lang}`);
      assert.equal(await sidewaysScroll(page), 0);
      await page.getByLabel(words.name, { exact: true }).fill('Lefèvre');
      await page.getByLabel(words.given).fill('Anne');
      await page.getByLabel(words.date).fill('24/08/1962');
      await page.getByLabel(words.sex, { exact: true }).selectOption('F');
      await page.getByLabel(words.birth).fill('Lyon');
      await page.getByLabel(words.nature).selectOption('PREMIERE');
      await page.getByLabel(words.town, { exact: true }).fill('London');
      await page.getByLabel(words.seen).check();
      await page.getByRole('button', { name: words.save }).click();
      await page.getByText(words.done).waitFor();
    });
  }

  it('somebody without a role in a town hall is told so, in plain words', async (t) => {
    const context = await browser.newContext();
    t.after(() => context.close());
    const page = await context.newPage();
    await page.goto(`${site.origin}/mairie`);
    await page.locator('[value="sans-droit"]').first().click();
    await page.getByRole('heading', { name: 'Cet espace est réservé aux mairies' }).waitFor();
  });
});
