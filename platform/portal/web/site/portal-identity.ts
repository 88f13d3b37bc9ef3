import type { ServiceIdentity } from '#base/ui/shell.ts';

/** What every page of the portal shows of itself. */
export const portalIdentity: ServiceIdentity = {
  name: { fr: 'Socle', en: 'Socle' },
  tagline: { fr: 'Services publics essentiels', en: 'Essential public services' },
  home: '/',
  nav: [
    { text: { fr: 'Les services', en: 'The services' }, href: '/' },
    { text: { fr: 'État des services', en: 'Service status' }, href: '/statut' },
    { text: { fr: 'Vérifier un récépissé', en: 'Verify a receipt' }, href: '/verifier' },
  ],
  conformity: 'none',
  about: {
    fr: 'Socle est un logiciel libre (EUPL) qui fait tourner des services publics essentiels sur une base commune : '
      + 'ce qui est accusé reçu n’est jamais perdu, et chacun peut le vérifier.',
    en: 'Socle is free software (EUPL) that runs essential public services on one shared base: what is acknowledged is '
      + 'never lost, and anybody can check it.',
  },
  links: {
    accessibility: '/accessibilite', legal: '/mentions-legales', privacy: '/donnees-personnelles', status: '/statut',
    verify: '/verifier',
  },
};
