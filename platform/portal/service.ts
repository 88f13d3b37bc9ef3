import { THEME_SETTINGS } from '#base/ui/theme/official-theme.ts';
import type { ServiceFace } from '../host/service-face.ts';
import { portalBundle } from './bundle.ts';
import { startPortal } from './start.ts';

const PORT = 8080;

/** The front door: what there is, how it goes, how to check a receipt. It has no database and keeps nothing. */
export const service: ServiceFace = {
  name: 'portal',
  title: { fr: 'Portail', en: 'Portal' },
  partitions: 1,
  migrations: [],
  ports: [{ name: 'web', default: PORT }],
  observes: true,
  bundles: [portalBundle],
  settings: [
    ...THEME_SETTINGS,
    { name: 'SOCLE_SECURITY_CONTACT', default: 'mailto:securite@socle.localhost',
      text: { fr: 'Où signaler une faille (security.txt)', en: 'Where to report a weakness (security.txt)' } },
    { name: 'SOCLE_PUBLISHER', default: 'Démonstration Socle',
      text: { fr: 'Éditeur, pour les mentions légales', en: 'Publisher, for the legal notice' } },
  ],
  startWeb: (context) => startPortal(context),
};
