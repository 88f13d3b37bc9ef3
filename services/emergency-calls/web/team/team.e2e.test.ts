import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { assertAccessible, sidewaysScroll } from '#test/axe.ts';
import { launchBrowser } from '#test/browser.ts';
import { keepPicture } from '#test/look.ts';
import { callsSite } from '../../api/fixtures/calls-site.ts';
import { openAsSupervisor } from '../../api/fixtures/open-screen.ts';

test('the supervisor sees each agent’s state move; the wall counts them without a number', { timeout: 90_000 }, async (t: TestContext) => {
  const stops: (() => unknown)[] = [];
  const held = { name: t.name, after: (stop: () => unknown) => { stops.unshift(stop); } } as unknown as TestContext;
  t.after(async () => { for (const stop of stops) await stop(); });
  const site = await callsSite(held);
  const browser = await launchBrowser(held);
  const enter = (path: string, width: number, lang: string) => openAsSupervisor(t, site, browser, { path, width, lang, shown: '#dossier' });
  const tell = (...agents: [agent: string, state: string, role?: string][]) => site.machine('telephony/agents', {
    agents: agents.map(([agent, state, role]) => ({ centre: '9A0', agent, state, role: role ?? 'arm', at: new Date().toISOString() })) });
  const page = await enter('/equipe', 1440, 'fr');
  await page.getByText('La téléphonie ne dit rien de ses agents').waitFor();
  await assertAccessible(page, 'team, empty');
  await tell(['poste-11', 'READY'], ['poste-12', 'RINGING'], ['poste-13', 'IN_CALL'], ['poste-14', 'WRAP_UP'], ['poste-15', 'PAUSE'],
    ['poste-31', 'READY', 'mru']);
  await page.getByText('Personne n’en a annoncé').waitFor();
  await (await site.signIn('arm-valmont'))('POST', 'poste', { skills: ['en'] });
  const line = (agent: string) => page.locator('tr', { hasText: agent });
  await line('poste-12').getByText('sonne').waitFor();
  await line('poste-15').getByText('pause').waitFor();
  await tell(['poste-12', 'IN_CALL']);
  await line('poste-12').getByText('en appel').waitFor();
  await page.getByRole('region', { name: 'Compétences aux postes' }).getByText('1 anglais').waitFor();
  await assertAccessible(page, 'team');
  await keepPicture(page, 'team');
  const header = await page.locator('.rc-top').boundingBox();
  assert.ok(header!.height < 60, `the supervisor’s top bar stands on one line at 1,440 px: ${header!.height} px`);
  const narrow = await enter('/equipe', 320, 'en');
  await narrow.locator('tr', { hasText: 'poste-15' }).getByText('on a break').waitFor();
  assert.equal(await sidewaysScroll(narrow), 0);
  await assertAccessible(narrow, 'team, narrow, English');
  const wall = await enter('/mur', 1920, 'fr');
  await wall.getByText('Téléphonie : 2 prêt · 2 en appel · 1 après appel · 1 en pause').waitFor();
  assert.ok(!(await wall.locator('.rw-board').innerText()).includes('poste-'));
});
