import { renderDocument } from '#base/ui/render-document.ts';
import type { PageAssets } from '#base/ui/shell.ts';
import type { Lang } from '#base/values/lang.ts';
import type { StaffPages } from './model.ts';
import { StaffPage } from './page.tsx';

const PAGES = { staff: StaffPage };

/** Entry of the server bundle: one screen in one language as a whole HTML document. Pure. */
export const render = <Name extends keyof StaffPages>(
  name: Name, props: StaffPages[Name], lang: Lang, assets: PageAssets,
): string => renderDocument(PAGES[name]({ ...props, lang, assets }));
