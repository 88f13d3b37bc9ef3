/** By what id a partner acts in a dossier. */
export const partnerId = (organisation: string): string => `partenaire:${organisation}`;
