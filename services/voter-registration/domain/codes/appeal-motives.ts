import type { Text } from '#base/values/lang.ts';

/** Motives of the commission's decisions on an appeal: a decision without motive would be void (L.19). */
export const APPEAL_MOTIVES = {
  ATTACHE_PROUVEE: { issue: 'ACCUEILLI', label: {
    fr: 'L’attache avec la commune est prouvée', en: 'The link with the municipality is proven' } },
  PIECE_PRODUITE: { issue: 'ACCUEILLI', label: {
    fr: 'La pièce qui manquait est produite', en: 'The missing document was produced' } },
  IDENTITE_ETABLIE: { issue: 'ACCUEILLI', label: { fr: 'L’identité est établie', en: 'The identity is established' } },
  ERREUR_DE_LA_MAIRIE: { issue: 'ACCUEILLI', label: {
    fr: 'La décision reposait sur une erreur', en: 'The decision rested on an error' } },
  ATTACHE_NON_PROUVEE: { issue: 'REJETE', label: {
    fr: 'L’attache avec la commune n’est pas prouvée', en: 'The link with the municipality is not proven' } },
  IDENTITE_NON_PROUVEE: { issue: 'REJETE', label: {
    fr: 'L’identité ou la nationalité n’est pas prouvée', en: 'Identity or nationality is not proven' } },
  CONDITION_NON_REMPLIE: { issue: 'REJETE', label: {
    fr: 'Une condition pour être électeur manque', en: 'A condition to be an elector is not met' } },
  RECOURS_TARDIF: { issue: 'REJETE', label: {
    fr: 'Le recours est arrivé après le délai de cinq jours', en: 'The appeal came after the term of five days' } },
} as const satisfies Record<string, { issue: 'ACCUEILLI' | 'REJETE'; label: Text }>;

export type MotifRecours = keyof typeof APPEAL_MOTIVES;

/** What an appeal is about: a refusal to register, or a strike-off by the mayor (L.18 III). */
export type ObjetRecours = 'REFUS' | 'RADIATION';
