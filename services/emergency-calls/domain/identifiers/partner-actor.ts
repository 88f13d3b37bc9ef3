/** What the id of a partner who acts in a dossier begins with. */
export const PARTNER_PREFIX = 'partenaire:';

/** By what id a partner acts in a dossier. */
export const partnerId = (organisation: string): string => `${PARTNER_PREFIX}${organisation}`;
