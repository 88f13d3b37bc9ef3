import type { ServiceIdentity } from '#base/ui/shell.ts';

/** What every page of the citizen side shows of the service. */
export const citizenService: ServiceIdentity = {
  name: { fr: 'Inscription électorale', en: 'Voter registration' },
  tagline: { fr: 'Listes électorales des communes', en: 'Electoral rolls of municipalities' },
  home: '/',
  nav: [
    { text: { fr: 'S’inscrire', en: 'Register' }, href: '/' },
    { text: { fr: 'Vérifier mon inscription', en: 'Check my registration' }, href: '/situation-electorale' },
    { text: { fr: 'Mes demandes', en: 'My requests' }, href: '/demandes' },
    { text: { fr: 'Nouveautés', en: 'What is new' }, href: '/nouveautes' },
  ],
  conformity: 'none',
  about: {
    fr: 'Service libre bâti sur Socle. Les communes décident, l’Insee tient le répertoire national ; ce service reçoit, '
      + 'prouve et suit.',
    en: 'Free software service built on Socle. Municipalities decide, Insee holds the national register; this service '
      + 'receives, proves and follows.',
  },
  links: {
    accessibility: '/accessibilite', legal: '/mentions-legales', privacy: '/donnees-personnelles',
    plainLanguage: '/facile-a-lire', status: '/statut', verify: '/verifier',
  },
};
