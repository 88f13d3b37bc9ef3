/** Why somebody may open one dossier outside their territory for an hour (décret 2018-343, art. 4: need to know). */
export const GLASS_REASONS = {
  'usager-present': { label: { fr: 'La personne est au guichet ou au téléphone et ne retrouve pas sa demande',
    en: 'The person is at the desk or on the telephone and cannot find their request' } },
  'autre-commune': { label: { fr: 'Demande adressée par erreur à une autre commune', en: 'Request sent to the wrong commune' } },
  'incident': { label: { fr: 'Incident technique sur ce dossier', en: 'Technical fault on this request' } },
  'justice': { label: { fr: 'Contentieux ou réquisition en cours', en: 'Litigation or judicial request under way' } },
} as const;
