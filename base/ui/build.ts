import { chmod, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fingerprint, hashInputs, inputsUnchanged } from './build/inputs.ts';
import { readManifest, writeManifest, type Manifest } from './build/manifest.ts';
import { loadStaticPages } from './build/load-renderer.ts';
import { dropOldBuilds } from './build/old-builds.ts';
import { writePages } from './build/write-pages.ts';
import type { PageAssets } from './shell.ts';

/** Folder of the project, which may be read-only. */
const PROJECT_ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

/** Where builds go unless the caller says otherwise. */
const DEFAULT_OUT_DIR = join(PROJECT_ROOT, '.socle', 'build');

export type BundleOptions = {
  /** Name of the build, unique on the machine: `voter-registration-citizen`. */
  name: string;
  /** Browser entries by name, paths relative to the project; `.ts`, `.tsx` (React applications) or `.css`. */
  entries: Readonly<Record<string, string>>;
  /** Module that exports `render(page, props, lang, assets)`, for pages made on the server. */
  ssr?: string;
  /** Entries whose files the static pages link, when the renderer makes some (`staticPages(assets)`). */
  staticPages?: readonly string[];
  outDir?: string;
  /** Project's folder when it is not this one (tests). */
  root?: string;
  /** URL prefix under which the server serves `clientDir`; ends with `/`. */
  base?: string;
};

export type Bundles = {
  name: string;
  /** Hashed files for the browser, to serve under `base` with a year of cache. */
  clientDir: string;
  base: string;
  entries: Readonly<Record<string, PageAssets>>;
  /** Absolute path of the renderer, for `loadRenderer`. */
  renderer?: string;
  /** Folder of the static pages, which any web server can serve when nothing else answers. */
  pagesDir?: string;
  /** The build was found ready: nothing was compiled. */
  cached: boolean;
};

const LOCK_FILE = 'package-lock.json';
const rootOf = ({ root }: BundleOptions): string => root ?? PROJECT_ROOT;

const optionsOf = ({ name, entries, ssr, base, staticPages }: BundleOptions): string =>
  fingerprint(2, name, entries, ssr, base, staticPages);

const toBundles = (options: BundleOptions, dir: string, manifest: Manifest, cached: boolean): Bundles => {
  const folder = join(dir, manifest.folder);
  return {
    name: options.name, clientDir: join(folder, 'client'), base: options.base ?? '/assets/', cached,
    entries: manifest.entries,
    ...(manifest.renderer === undefined ? {} : { renderer: join(folder, 'server', manifest.renderer) }),
    ...(options.staticPages === undefined ? {} : { pagesDir: join(folder, 'pages') }),
  };
};

/**
 * The build made earlier, if its sources, options and lock file have not changed since; compiles nothing and
 * loads no bundler, so that a confined process may call it with read access to the build folder only.
 */
export const findBundles = async (options: BundleOptions): Promise<Bundles | undefined> => {
  const dir = resolve(options.outDir ?? DEFAULT_OUT_DIR, options.name);
  const manifest = await readManifest(dir);
  if (manifest === undefined || manifest.options !== optionsOf(options)) return undefined;
  return await inputsUnchanged(rootOf(options), manifest.inputs) ? toBundles(options, dir, manifest, true) : undefined;
};

/** The bundles as they lie in a service's data folder; throws when nobody built them. */
export const builtBundles = async (dataDir: string, options: BundleOptions): Promise<Bundles> => {
  const bundles = await findBundles({ ...options, outDir: join(dataDir, 'build') });
  if (!bundles) throw new Error(`the pages ${options.name} are not built: start the service through \`npx socle up\``);
  return bundles;
};

/** Compiles into a fresh folder, then puts it in place with one rename; two processes may do so at once. */
const compile = async (options: BundleOptions): Promise<Bundles> => {
  const { buildClient, buildRenderer } = await import('./build/vite-builds.ts');
  const dir = resolve(options.outDir ?? DEFAULT_OUT_DIR, options.name);
  await mkdir(dir, { recursive: true });
  const work = await mkdtemp(join(dir, 'work-'));
  // The processes that read the build may run under another account.
  await chmod(work, 0o755);
  const watched = new Set([LOCK_FILE]);
  const job = { root: rootOf(options), cacheDir: join(work, 'cache'), base: options.base ?? '/assets/', watched };
  try {
    const entries = await buildClient({ ...job, outDir: join(work, 'client') }, options.entries);
    const renderer = options.ssr && await buildRenderer({ ...job, outDir: join(work, 'server') }, options.ssr);
    if (renderer && options.staticPages) {
      const built = { name: options.name, entries };
      await writePages(join(work, 'pages'),
        await loadStaticPages(join(work, 'server', renderer), built, options.staticPages));
    }
    await rm(job.cacheDir, { recursive: true, force: true });
    const inputs = await hashInputs(job.root, watched);
    const folder = fingerprint(optionsOf(options), inputs);
    const manifest: Manifest = { folder, options: optionsOf(options), inputs, entries,
      ...(renderer ? { renderer } : {}) };
    await rename(work, join(dir, folder)).catch(ignoreExisting);
    const previous = await readManifest(dir);
    await writeManifest(dir, manifest);
    await dropOldBuilds(dir, [folder, previous?.folder]);
    return toBundles(options, dir, manifest, false);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
};

/** Another process finished the same build first: its folder holds the same files. */
const ignoreExisting = (error: NodeJS.ErrnoException): void => {
  if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
};

/**
 * Bundles for the browser and, when asked, the page renderer. Cached by the content of every source file that took
 * part and of the lock file: an unchanged second call reads hashes only. Sources are read from the project, which
 * may be read-only; only `outDir` is written.
 */
export const buildBundles = async (options: BundleOptions): Promise<Bundles> =>
  await findBundles(options) ?? await compile(options);

/** Bytes of a built file by its URL, for page weights and for servers that answer from memory. */
export const readAsset = async (bundles: Bundles, url: string): Promise<Buffer> =>
  readFile(join(bundles.clientDir, url.slice(bundles.base.length)));
