import { before, test } from 'node:test';
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildBundles, readAsset, type Bundles } from '#base/ui/build.ts';
import { LANGS } from '#base/values/lang.ts';
import { citizenBundle, loadCitizenRenderer, type CitizenRenderer } from './bundle.ts';
import { htmlFaults, sentFields } from './fixtures/html-faults.ts';
import { PAGE_STATES } from './fixtures/page-states.ts';
import { CITIZEN_PAGES, type CitizenPage } from './pages.ts';
import { citizenStaticPages, fillWaitingRoom } from './static-pages.ts';

let bundles: Bundles;
let render: CitizenRenderer;

before(async () => {
  bundles = await buildBundles(citizenBundle);
  render = await loadCitizenRenderer(bundles);
});

const SEARCH_FIELDS = ['commune'];

for (const { page, state, props } of PAGE_STATES) {
  for (const lang of LANGS) {
    test(`${page} (${state}, ${lang}) is a sound page`, () => {
      const html = render(page, props as never, lang);
      assert.deepEqual(htmlFaults(html), []);
      assert.match(html, new RegExp(`^<!doctype html><html lang="${lang}">`, 'i'));
      const contract = CITIZEN_PAGES[page as CitizenPage]?.fields ?? [];
      assert.deepEqual(sentFields(html).filter((name) => !contract.includes(name) && !SEARCH_FIELDS.includes(name)),
        []);
    });
  }
}

test('every page of the contract has a fixture, and every path is its own', () => {
  const shown = new Set<string>(PAGE_STATES.map(({ page }) => page));
  assert.deepEqual(Object.keys(CITIZEN_PAGES).filter((page) => !shown.has(page)), []);
  const paths = Object.values(CITIZEN_PAGES).map(({ path }) => path);
  assert.equal(new Set(paths).size, paths.length);
});

test('every field of the contract is asked by some state of its page', () => {
  for (const [page, { fields }] of Object.entries(CITIZEN_PAGES)) {
    const sent = PAGE_STATES.filter((one) => one.page === page)
      .flatMap(({ props }) => sentFields(render(page as CitizenPage, props as never, 'fr')));
    assert.deepEqual(fields.filter((field) => !sent.includes(field)), [], page);
  }
});

test('what people typed comes back escaped', () => {
  const html = render('start', { shell: { path: '/' },
    lookup: { typed: '"><script>alert(1)</script>', notFound: true } }, 'fr');
  assert.ok(!html.includes('<script>alert'));
});

test('compressed, a page weighs at most 40 kB without script, 150 kB with it, the script 25 kB', async () => {
  const [style] = bundles.entries['socle']?.styles ?? [];
  const [script] = bundles.entries['client']?.scripts ?? [];
  const zip = async (url: string | undefined) => gzipSync(await readAsset(bundles, url ?? '')).length;
  const [styleBytes, scriptBytes] = [await zip(style), await zip(script)];
  assert.ok(scriptBytes <= 25_000, `script ${scriptBytes}`);
  for (const { page, state, props } of PAGE_STATES) {
    const pageBytes = gzipSync(render(page, props as never, 'fr')).length;
    assert.ok(pageBytes + styleBytes <= 40_000, `${page} ${state}: ${pageBytes + styleBytes}`);
    assert.ok(pageBytes + styleBytes + scriptBytes <= 150_000);
  }
});

test('the State theme links the official style sheets first and loads the same script', async () => {
  const official = await loadCitizenRenderer(bundles, 'etat');
  const html = official('signed-out', { shell: { path: '/' } }, 'fr');
  const styles = [...html.matchAll(/<link rel="stylesheet" href="([^"]*)"/g)].map(([, href]) => href);
  assert.equal(styles[0], '/theme/etat/dsfr.min.css');
  assert.equal(styles.length, 3);
  assert.equal(styles[2], bundles.entries['etat']?.styles[0]);
});

test('static pages exist in both languages, link each other and carry no session', () => {
  const pages = citizenStaticPages(render);
  for (const [path, html] of Object.entries(pages)) {
    assert.deepEqual(htmlFaults(html), [], path);
    const other = `/pages/${path.startsWith('fr/') ? path.replace('fr/', 'en/') : path.replace('en/', 'fr/')}`;
    assert.ok(html.includes(`href="${other}"`), `${path} links ${other}`);
    assert.ok(!html.includes('data-session'), path);
  }
  assert.equal(Object.keys(pages).length, 16);
});

test('the build leaves the static pages on disk, as the service renders them', async () => {
  for (const [path, html] of Object.entries(citizenStaticPages(render))) {
    assert.equal(await readFile(join(bundles.pagesDir ?? '', path), 'utf8'), html, path);
  }
});

test('the waiting room is filled from memory, says the place and the rule, and asks for itself again', () => {
  const template = citizenStaticPages(render)['fr/file-d-attente.html'] ?? '';
  const html = fillWaitingRoom(template, { place: 1204, waitMinutes: 4, ticketTakenAt: '10 mars 2027 à 23:41:07 <b>' });
  assert.ok(!html.includes('{{'));
  assert.match(html, />1204</);
  assert.match(html, /4 min/);
  assert.match(html, /23:41:07 &lt;b&gt;/);
  assert.match(html, /http-equiv="refresh"/i);
  assert.match(html, /ticket est antérieur à l’échéance/);
});
