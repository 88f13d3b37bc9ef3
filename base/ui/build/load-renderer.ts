import { pathToFileURL } from 'node:url';
import type { Lang } from '#base/values/lang.ts';
import type { PageAssets } from '../shell.ts';
import type { Bundles } from '../build.ts';

/** Renders a page of `Pages` (name → props) into a whole HTML document. Pure and synchronous. */
export type Renderer<Pages> = <Name extends keyof Pages & string>(page: Name, props: Pages[Name], lang: Lang) => string;

type RendererModule<Pages> = {
  staticPages?: (assets: PageAssets) => Readonly<Record<string, string>>;
  render: <Name extends keyof Pages & string>(page: Name, props: Pages[Name], lang: Lang, assets: PageAssets) => string;
};

type Built = Pick<Bundles, 'name' | 'entries'>;

const linked = (bundles: Built, entries: readonly string[], before: readonly string[] = []): PageAssets => {
  const found = entries.map((entry) => {
    const assets = bundles.entries[entry];
    if (assets === undefined) throw new Error(`build ${bundles.name} has no entry ${entry}`);
    return assets;
  });
  return { styles: [...before, ...found.flatMap(({ styles }) => styles)],
    scripts: found.flatMap(({ scripts }) => scripts) };
};

/** The pages that need no server code, linked with the files of `entries`; throws when the renderer makes none. */
export const loadStaticPages = async (
  renderer: string, built: Built, entries: readonly string[],
): Promise<Readonly<Record<string, string>>> => {
  const { staticPages } = await import(pathToFileURL(renderer).href) as RendererModule<unknown>;
  if (staticPages === undefined) throw new Error(`the renderer of ${built.name} makes no static pages`);
  return staticPages(linked(built, entries));
};

/**
 * Loads the page renderer of a build and ties it to the files of client entries. The server never imports `.tsx`.
 * `before` are style sheets linked ahead of the entries' own (a theme served from elsewhere).
 * Throws when the build has no renderer or no such entry: both are mistakes of the caller.
 */
export const loadRenderer = async <Pages>(
  bundles: Bundles, entries: readonly string[], before: readonly string[] = [],
): Promise<Renderer<Pages>> => {
  if (bundles.renderer === undefined) throw new Error(`build ${bundles.name} has no renderer`);
  const assets = linked(bundles, entries, before);
  const module = await import(pathToFileURL(bundles.renderer).href) as RendererModule<Pages>;
  return (page, props, lang) => module.render(page, props, lang, assets);
};
