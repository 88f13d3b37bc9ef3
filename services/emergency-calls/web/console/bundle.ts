import type { BundleOptions } from '#base/ui/build.ts';

const FOLDER = 'services/emergency-calls/web/console';

/** What to build for the consoles of a centre: a React application and its style sheet. */
export const consoleBundle: BundleOptions = {
  name: 'emergency-calls-console',
  entries: { console: `${FOLDER}/console.tsx`, socle: 'base/ui/theme/full.css', look: `${FOLDER}/console.css` },
  base: '/regulation/assets/',
};
