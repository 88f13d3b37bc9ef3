import type { BundleOptions } from '#base/ui/build.ts';
import { SCREENS } from './screens.ts';

/** What to build for the screens of a centre: their scripts, which share what is common, and their style sheet. */
export const screensBundle: BundleOptions = {
  name: 'emergency-calls',
  entries: { socle: 'base/ui/theme/full.css', etat: 'base/ui/theme/etat.css',
    look: 'services/emergency-calls/web/kit/look.css',
    caller: 'services/emergency-calls/web/caller/caller.ts', 'caller-look': 'services/emergency-calls/web/caller/caller.css',
    paper: 'services/emergency-calls/web/paper/paper.css',
    'tablet-worker': 'services/emergency-calls/web/tablet/service-worker.ts',
    ...Object.fromEntries(SCREENS.map(({ entry, script }) => [entry, script])) },
  base: '/regulation/assets/',
};
