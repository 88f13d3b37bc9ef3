import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible, sidewaysScroll } from '#test/axe.ts';
import { launchBrowser, type TestBrowser } from '#test/browser.ts';
import { keepPicture } from '#test/look.ts';
import { systemContext } from '#base/store/context.ts';
import { newId } from '#base/values/ids.ts';
import { callsSite, type CallsSite } from '../../api/fixtures/calls-site.ts';
import { giveCommands } from '../../api/give-commands.ts';
import type { Command } from '../../domain/commands.ts';
import { enterConsole } from '../fixtures/enter-console.ts';

const [OURS, THEIRS] = ['fr.health.samu9A0', 'fr.health.samu9B0'];

describe('regulation shared by two centres, on their screens', () => {
  let site: CallsSite;
  let browser: TestBrowser;
  const stops: (() => unknown)[] = [];
  const ids = { offered: newId(), taken: newId(), theirs: newId() };

  /** What the machine or a partner says of a dossier of ours. */
  const says = async (id: string, role: 'systeme' | 'partenaire', command: object): Promise<void> => {
    const { regulation } = site.web;
    const { outcomes } = await giveCommands(regulation, systemContext('test', 'regulation'), { purpose: 'regulation',
      ref: { partition: regulation.partitionOfCentre('9A0'), id }, actor: { id: 'system:test', role, label: role, centre: '9A0' },
      commands: [{ id: newId(), ...command } as Command] });
    assert.ok(outcomes.every(({ ok }) => ok), JSON.stringify(outcomes));
  };

  before(async () => {
    const t = { name: 'regulation-aid', after: (stop: () => unknown) => { stops.unshift(stop); } } as unknown as TestContext;
    site = await callsSite(t);
    browser = await launchBrowser(t);
    const arm = await site.signIn('arm-valmont');
    for (const [name, id] of Object.entries(ids)) {
      await arm('PUT', `dossiers/${id}`, {});
      await arm('POST', `dossiers/${id}/commandes`, { commands: [{ type: 'prioriser', id: newId(), priority: 'P2' },
        { type: 'modifier', id: newId(), changes: [{ path: 'location.detailedAddress.complete', value: `1 rue ${name}`, seen: 1 }] },
        ...(name === 'theirs' ? [] : [{ type: 'demanderRegulation', id: newId(), branch: 'AMU' }])] });
    }
    for (const id of [ids.offered, ids.taken]) {
      await says(id, 'systeme', { type: 'demanderRessource', request: 'regul', from: OURS, to: THEIRS, purpose: 'REGUL' });
    }
    await says(ids.taken, 'partenaire', { type: 'repondreDemande', request: 'regul', answer: 'ACCEPTEE' });
    await says(ids.theirs, 'partenaire', { type: 'demanderRessource', request: 'regul', from: THEIRS, to: OURS, purpose: 'REGUL' });
  });
  after(async () => { for (const stop of stops) await stop(); });

  const enter = (t: TestContext, person: string, path = '/', more: { width?: number; lang?: string } = {}): Promise<Page> =>
    enterConsole(t, browser, `${site.origin}${path}`, { person, ready: '#dossier', ...more });
  const line = (page: Page, address: string) => page.locator('.rc-lists section').filter({ hasNot: page.locator('h2', {
    hasText: /ouverts|Open dossiers/ }) }).locator('button', { hasText: address });

  it('a doctor’s queue tells what was offered, what another has and what is another’s; the dossier says it too', async (t) => {
    const page = await enter(t, 'mru-valmont');
    await line(page, '1 rue offered').getByText('Proposé aux médecins de 9B0').waitFor();
    await line(page, '1 rue theirs').getByText('Régulé pour 9B0').waitFor();
    await page.getByRole('heading', { name: 'Avec un médecin d’un autre centre' }).waitFor();
    await line(page, '1 rue taken').getByText('Régulé par 9B0').waitFor();
    await assertAccessible(page, 'queue');
    await keepPicture(page, 'regulation-aid-queue');
    await line(page, '1 rue theirs').press('Enter');
    await page.locator('.rc-acts').getByText('Régulé pour 9B0').waitFor();
    const narrow = await enter(t, 'mru-valmont', '/', { width: 320, lang: 'en' });
    await line(narrow, '1 rue offered').getByText('Offered to the doctors of 9B0').waitFor();
    assert.equal(await sidewaysScroll(narrow), 0);
    await assertAccessible(narrow, 'queue, narrow, English');
  });

  it('the wall counts who regulates for whom, both ways', async (t) => {
    const page = await enter(t, 'superviseur-valmont', '/mur', { width: 1920 });
    const lines = page.locator('.rw-queues li');
    await lines.filter({ hasText: '9B0 régule pour nous' }).getByText('1 en attente').waitFor();
    await lines.filter({ hasText: 'Nous régulons pour 9B0' }).waitFor();
    await assertAccessible(page, 'wall');
    await keepPicture(page, 'regulation-aid-wall');
    const english = await enter(t, 'superviseur-valmont', '/mur', { width: 320, lang: 'en' });
    await english.getByText('9B0 regulates for us').waitFor();
    assert.equal(await sidewaysScroll(english), 0);
    await assertAccessible(english, 'wall, narrow, English');
  });
});
