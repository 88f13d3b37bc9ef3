import type { Lang } from '#base/values/lang.ts';
import type { PageAssets } from '#base/ui/shell.ts';

/** What the renderer adds to the props of any page. */
export type View = { lang: Lang; assets: PageAssets };
