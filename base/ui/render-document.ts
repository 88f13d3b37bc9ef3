import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';

/** HTML text of a whole page; no hydration marks, as the pages work without script. */
export const renderDocument = (page: ReactElement): string => `<!doctype html>${renderToStaticMarkup(page)}`;
