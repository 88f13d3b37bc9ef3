import type { BundleOptions } from '#base/ui/build.ts';

const FOLDER = 'services/voter-registration/web/desk';

/** What to build for the town hall's console: a React application and its style sheet. */
export const deskBundle: BundleOptions = {
  name: 'voter-registration-desk',
  entries: { desk: `${FOLDER}/desk.tsx`, socle: 'base/ui/theme/full.css', etat: 'base/ui/theme/etat.css',
    console: `${FOLDER}/desk.css` },
  base: '/mairie/assets/',
};
