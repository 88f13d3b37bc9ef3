import { join } from 'node:path';
import { build, type InlineConfig, type Plugin, type Rolldown } from 'vite';
import type { PageAssets } from '../shell.ts';
import { ownFiles, withStyleImports } from './inputs.ts';

/** Oldest browsers served with script and style; older ones get the plain page. */
const TARGETS = ['chrome90', 'edge90', 'firefox90', 'safari14.1'];

export type ViteBuild = { root: string; cacheDir: string; outDir: string; base: string; watched: Set<string> };

/** Notes every project file that took part in the build. */
const noteInputs = (root: string, watched: Set<string>): Plugin => ({
  name: 'socle-inputs',
  async buildEnd() {
    const files = ownFiles(root, this.getModuleIds());
    for (const path of await withStyleImports(root, files)) watched.add(path);
  },
});

const common = ({ root, cacheDir, base, watched }: ViteBuild): InlineConfig => ({
  root, base, cacheDir, configFile: false, envFile: false, logLevel: 'error', publicDir: false, mode: 'production',
  define: { 'process.env.NODE_ENV': '"production"' },
  plugins: [noteInputs(root, watched)],
  oxc: { jsx: { runtime: 'automatic' } },
});

type Output = Rolldown.OutputChunk | Rolldown.OutputAsset;

const outputOf = (result: Awaited<ReturnType<typeof build>>): Output[] => {
  const outputs = Array.isArray(result) ? result : [result];
  return outputs.flatMap((one): Output[] => ('output' in one ? one.output : []));
};

type WithCss = { viteMetadata?: { importedCss?: Set<string> } };

/** A chunk and all that it imports, what it imports first: two entries that share a part have its style sheet in a chunk of its own. */
const withImports = (output: readonly Output[], chunk: Rolldown.OutputChunk, seen: Set<Output> = new Set()): Set<Output> => {
  if (seen.has(chunk)) return seen;
  for (const name of chunk.imports) {
    const imported = output.find((file) => file.fileName === name);
    if (imported?.type === 'chunk') withImports(output, imported, seen);
  }
  return seen.add(chunk);
};

/** Files to link for an entry: its module and the style sheets that it imports, or the one style sheet that it is. */
const assetsOf = (output: readonly Output[], source: string, base: string): PageAssets => {
  const style = output.find((file) => file.type === 'asset' && file.originalFileNames.includes(source));
  if (source.endsWith('.css') && style) return { styles: [base + style.fileName], scripts: [] };
  const chunk = output.find((file) => file.type === 'chunk' && file.facadeModuleId?.endsWith(`/${source}`));
  if (chunk?.type !== 'chunk') throw new Error(`no bundle came out of ${source}`);
  const styles = new Set([...withImports(output, chunk)].flatMap((one) => [...((one as WithCss).viteMetadata?.importedCss ?? [])]));
  return { styles: [...styles].map((file) => base + file), scripts: [base + chunk.fileName] };
};

const NAMES = { entryFileNames: '[name]-[hash].js', chunkFileNames: '[name]-[hash].js', assetFileNames: '[name]-[hash][extname]' };

/** Builds the browser's files, hashed names, minified; gives what each entry links. */
export const buildClient = async (
  job: ViteBuild, entries: Readonly<Record<string, string>>,
): Promise<Record<string, PageAssets>> => {
  const result = await build({
    ...common(job),
    build: {
      outDir: job.outDir, emptyOutDir: false, target: TARGETS, cssTarget: TARGETS, modulePreload: { polyfill: false },
      assetsInlineLimit: 0, reportCompressedSize: false, copyPublicDir: false,
      rollupOptions: {
        input: Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, join(job.root, file)])),
        output: NAMES,
      },
    },
    // Workers are bundles of their own: their files count among the inputs, or a changed one would not be built again.
    worker: { format: 'es', plugins: () => [noteInputs(job.root, job.watched)], rolldownOptions: { output: NAMES } },
  });
  const output = outputOf(result);
  return Object.fromEntries(Object.entries(entries).map(([name, source]) =>
    [name, assetsOf(output, source, job.base)]));
};

/** Builds the module that renders pages on the server, libraries inside, so that it loads from any folder. */
export const buildRenderer = async (job: ViteBuild, entry: string): Promise<string> => {
  const result = await build({
    ...common(job),
    ssr: { noExternal: true, target: 'node' },
    build: {
      outDir: job.outDir, emptyOutDir: false, ssr: join(job.root, entry), target: 'node24', minify: false,
      reportCompressedSize: false, copyPublicDir: false,
      rollupOptions: { output: { entryFileNames: 'renderer-[hash].mjs', codeSplitting: false } },
    },
  });
  const chunk = outputOf(result).find((file) => file.type === 'chunk');
  if (chunk === undefined) throw new Error(`no renderer came out of ${entry}`);
  return chunk.fileName;
};
