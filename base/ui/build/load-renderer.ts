import { pathToFileURL } from 'node:url';
import type { Lang } from '#base/values/lang.ts';
import type { PageAssets } from '../shell.ts';
import type { Bundles } from '../build.ts';

/** Renders a page of `Pages` (name → props) into a whole HTML document. Pure and synchronous. */
export type Renderer<Pages> = <Name extends keyof Pages & string>(page: Name, props: Pages[Name], lang: Lang) => string;

type RendererModule<Pages> = {
  render: <Name extends keyof Pages & string>(page: Name, props: Pages[Name], lang: Lang, assets: PageAssets) => string;
};

/**
 * Loads the page renderer of a build and ties it to the files of one client entry. The server never imports `.tsx`.
 * Throws when the build has no renderer or no such entry: both are mistakes of the caller.
 */
export const loadRenderer = async <Pages>(bundles: Bundles, entry: string): Promise<Renderer<Pages>> => {
  const assets = bundles.entries[entry];
  if (bundles.renderer === undefined || assets === undefined) {
    throw new Error(`build ${bundles.name} has no renderer or no entry ${entry}`);
  }
  const module = await import(pathToFileURL(bundles.renderer).href) as RendererModule<Pages>;
  return (page, props, lang) => module.render(page, props, lang, assets);
};
