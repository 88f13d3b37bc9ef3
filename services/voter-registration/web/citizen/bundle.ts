import type { BundleOptions, Bundles } from '#base/ui/build.ts';
import { loadRenderer, type Renderer } from '#base/ui/build/load-renderer.ts';
import { ETAT_STYLES, themeOf } from '#base/ui/theme/theme.ts';
import type { RenderedPages } from './render.tsx';

const FOLDER = 'services/voter-registration/web/citizen';

/** What to build for the citizen pages: `buildBundles(citizenBundle)`. */
export const citizenBundle: BundleOptions = {
  name: 'voter-registration-citizen',
  entries: { socle: 'base/ui/theme/full.css', etat: 'base/ui/theme/etat.css', client: `${FOLDER}/client.ts` },
  ssr: `${FOLDER}/render.tsx`,
  staticPages: ['socle', 'client'],
};

export type CitizenRenderer = Renderer<RenderedPages>;

/** The function that makes any citizen page, with the files of the chosen theme. */
export const loadCitizenRenderer = (bundles: Bundles, theme?: string): Promise<CitizenRenderer> =>
  loadRenderer<RenderedPages>(bundles, [themeOf(theme), 'client'], themeOf(theme) === 'etat' ? ETAT_STYLES : []);
