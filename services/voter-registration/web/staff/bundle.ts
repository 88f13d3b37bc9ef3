import type { BundleOptions, Bundles } from '#base/ui/build.ts';
import { loadRenderer, type Renderer } from '#base/ui/build/load-renderer.ts';
import { ETAT_STYLES, themeOf } from '#base/ui/theme/theme.ts';
import type { StaffPages } from './model.ts';

const FOLDER = 'services/voter-registration/web/staff';

/** What to build for the screens of commissions, prefectures, support and the others who work with rolls. */
export const staffBundle: BundleOptions = {
  name: 'voter-registration-staff',
  entries: { socle: 'base/ui/theme/full.css', etat: 'base/ui/theme/etat.css', staff: `${FOLDER}/staff.css`,
    client: `${FOLDER}/client.ts` },
  ssr: `${FOLDER}/render.tsx`,
  base: '/agents/assets/',
};

export type StaffRenderer = Renderer<StaffPages>;

/** The function that makes any screen of agents, with the files of the chosen theme. */
export const loadStaffRenderer = (bundles: Bundles, theme?: string): Promise<StaffRenderer> =>
  loadRenderer<StaffPages>(bundles, [themeOf(theme), 'staff', 'client'], themeOf(theme) === 'etat' ? ETAT_STYLES : []);
