import { test, type TestContext } from 'node:test';
import assert from 'node:assert/strict';
import { access, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildBundles, findBundles, readAsset, type BundleOptions } from './build.ts';
import { loadRenderer } from './build/load-renderer.ts';
import type { PageAssets } from './shell.ts';

const FILES = {
  'package-lock.json': '{"lockfileVersion": 3}',
  'client.ts': "import './look.css';\nimport { word } from './word.ts';\ndocument.title = word;\n",
  'word.ts': "export const word = 'first';\n",
  'look.css': '@import "./colour.css";\nbody { margin: 0 }\n',
  'colour.css': 'body { color: #123456 }\n',
  'pages.ts': "import { word } from './word.ts';\n"
    + 'export const staticPages = (assets: { scripts: string[] }) => ({ "fr/down.html": assets.scripts.join() });\n'
    + 'export const render = (page: string, props: { n: number }, lang: string, assets: { scripts: string[] }) =>\n'
    + '  [page, props.n, lang, word, assets.scripts.length].join();\n',
};

const project = async (t: TestContext): Promise<BundleOptions & { root: string }> => {
  const root = await mkdtemp(join(tmpdir(), 'socle-build-'));
  t.after(() => rm(root, { recursive: true, force: true }));
  await Promise.all(Object.entries(FILES).map(([path, text]) => writeFile(join(root, path), text)));
  return { name: 'sample', root, outDir: join(root, 'out'), entries: { main: 'client.ts' }, ssr: 'pages.ts' };
};

const linked = (assets: PageAssets | undefined): string[] => [...(assets?.styles ?? []), ...(assets?.scripts ?? [])];

test('client files have hashed names and the renderer answers with them', async (t) => {
  const bundles = await buildBundles(await project(t));
  assert.equal(bundles.cached, false);
  const [style, script] = linked(bundles.entries['main']);
  assert.match(style ?? '', /^\/assets\/main-[\w-]{8}\.css$/);
  assert.match(script ?? '', /^\/assets\/main-[\w-]{8}\.js$/);
  assert.equal((await readAsset(bundles, style ?? '')).toString().trim(), 'body{color:#123456;margin:0}');
  const render = await loadRenderer<{ home: { n: number } }>(bundles, ['main']);
  assert.equal(render('home', { n: 3 }, 'fr'), 'home,3,fr,first,1');
});

test('an unchanged second build compiles nothing and takes under 200 ms', async (t) => {
  const options = await project(t);
  const first = await buildBundles(options);
  const start = performance.now();
  const second = await buildBundles(options);
  assert.ok(performance.now() - start < 200);
  assert.deepEqual(second, { ...first, cached: true });
});

for (const [path, text] of [
  ['word.ts', "export const word = 'second';\n"],
  ['colour.css', 'body { color: #654321 }\n'],
  ['package-lock.json', '{"lockfileVersion": 4}'],
] as const) {
  test(`a change of ${path} makes the build anew`, async (t) => {
    const options = await project(t);
    await buildBundles(options);
    await writeFile(join(options.root, path), text);
    assert.equal(await findBundles(options), undefined);
    assert.equal((await buildBundles(options)).cached, false);
    assert.equal((await buildBundles(options)).cached, true);
  });
}

test('other options are another build', async (t) => {
  const options = await project(t);
  await buildBundles(options);
  assert.equal(await findBundles({ ...options, base: '/else/' }), undefined);
});

test('two builders at once both end with the same complete build', async (t) => {
  const options = await project(t);
  const [one, other] = await Promise.all([buildBundles(options), buildBundles(options)]);
  assert.deepEqual({ ...one, cached: true }, { ...other, cached: true });
  await access(one?.renderer ?? '');
  await access(join(one.clientDir, linked(one.entries['main'])[0]?.slice('/assets/'.length) ?? ''));
});

test('static pages are written beside the build, linked with its files', async (t) => {
  const bundles = await buildBundles({ ...await project(t), staticPages: ['main'] });
  const page = await readFile(join(bundles.pagesDir ?? '', 'fr', 'down.html'), 'utf8');
  assert.equal(page, bundles.entries['main']?.scripts.join());
});

test('the build before is kept for the processes that serve it, older ones go', async (t) => {
  const options = await project(t);
  const folders = [];
  for (const word of ['one', 'two', 'three']) {
    await writeFile(join(options.root, 'word.ts'), `export const word = '${word}';\n`);
    folders.push((await buildBundles(options)).clientDir.split('/').at(-2));
  }
  const left = (await readdir(join(options.root, 'out', 'sample'))).filter((name) => !name.includes('.'));
  assert.deepEqual(left.sort(), folders.slice(1).sort());
});

test('a React application is built with the parts that it loads later in files of their own', async (t) => {
  const options = await project(t);
  await symlink(join(import.meta.dirname, '..', '..', 'node_modules'), join(options.root, 'node_modules'));
  await writeFile(join(options.root, 'app.tsx'), [
    "import { lazy, Suspense } from 'react';",
    "import { createRoot } from 'react-dom/client';",
    "const Later = lazy(() => import('./later.tsx').then(({ Later: part }) => ({ default: part })));",
    "createRoot(document.body).render(<Suspense fallback={null}><Later /></Suspense>);",
  ].join('\n'));
  await writeFile(join(options.root, 'later.tsx'), 'export const Later = () => <p>later-part</p>;\n');
  const bundles = await buildBundles({ name: 'app', root: options.root, outDir: options.outDir ?? '', entries: { app: 'app.tsx' } });
  const files = await readdir(bundles.clientDir);
  const texts = await Promise.all(files.map((file) => readFile(join(bundles.clientDir, file), 'utf8')));
  const entry = bundles.entries['app']?.scripts[0]?.split('/').at(-1);
  assert.deepEqual(files.filter((_file, index) => texts[index]?.includes('later-part')).map((file) => file === entry), [false]);
  assert.ok(texts.reduce((sum, text) => sum + gzipSync(text).length, 0) < 150_000, 'React itself stays far under 700 kB');
  assert.ok(!texts.some((text) => text.includes('You are running a development build')), 'the production build of React');
});

test('two entries that share a part both link its style sheet', async (t) => {
  const options = await project(t);
  await writeFile(join(options.root, 'part.ts'), "import './part.css';\nexport const part = () => document.title;\n");
  await writeFile(join(options.root, 'part.css'), '.part { color: #654321 }\n');
  for (const name of ['one', 'two']) {
    await writeFile(join(options.root, `${name}.ts`), `import { part } from './part.ts';\ndocument.body.append('${name}', part());\n`);
  }
  const { entries } = await buildBundles({ name: 'shared', root: options.root, outDir: options.outDir ?? '',
    entries: { one: 'one.ts', two: 'two.ts' } });
  assert.deepEqual([entries.one?.styles.length, entries.two?.styles], [1, entries.one?.styles]);
});

test('an entry that does not exist is refused by name', async (t) => {
  const bundles = await buildBundles(await project(t));
  await assert.rejects(loadRenderer(bundles, ['absent']), /no entry absent/);
});
