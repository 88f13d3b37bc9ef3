import type { Text } from '#base/values/lang.ts';

/** Roles that act on a dossier. A person who holds two of them acts in one at a time. */
export const ROLES = {
  usager: { label: { fr: 'Usager', en: 'Applicant' } },
  'agent-mairie': { label: { fr: 'Agent de mairie', en: 'Town hall agent' } },
  maire: { label: { fr: 'Maire ou délégataire', en: 'Mayor or delegate' } },
  registre: { label: { fr: 'Répertoire électoral unique', en: 'National electoral register' } },
  systeme: { label: { fr: 'Le service', en: 'The service' } },
  consulat: { label: { fr: 'Poste consulaire', en: 'Consular post' } },
  commission: { label: { fr: 'Commission de contrôle', en: 'Control commission' } },
  prefet: { label: { fr: 'Préfecture', en: 'Prefecture' } },
  support: { label: { fr: 'Support', en: 'Support' } },
} as const satisfies Record<string, { label: Text }>;

export type Role = keyof typeof ROLES;
