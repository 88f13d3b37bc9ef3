import { loadRenderer, type Renderer } from '#base/ui/build/load-renderer.ts';
import type { BundleOptions, Bundles } from '#base/ui/build.ts';
import { ETAT_STYLES, themeOf } from '#base/ui/theme/theme.ts';
import type { PortalPages } from './web/site/props.ts';

/** What to compile for the portal. */
export const portalBundle: BundleOptions = {
  name: 'portal',
  entries: {
    socle: 'base/ui/theme/full.css', etat: 'base/ui/theme/etat.css', portal: 'platform/portal/web/site/portal.css',
    client: 'platform/portal/web/site/client.ts',
  },
  ssr: 'platform/portal/web/site/render.tsx',
};

/** The function that makes any page of the portal, with the files of the chosen theme. */
export const loadPortalRenderer = (bundles: Bundles, theme?: string): Promise<Renderer<PortalPages>> =>
  loadRenderer<PortalPages>(bundles, [themeOf(theme), 'portal', 'client'], themeOf(theme) === 'etat' ? ETAT_STYLES : []);
