/** States of a dossier's life (HubSante.etat), in the order of the life. */
export const CASE_STATES = ['PROGRAM', 'ACTIF', 'ACHEVE', 'VALIDE', 'CLOTURE', 'CLASSE', 'ARCHIVE'] as const;

export type CaseState = typeof CASE_STATES[number];

/** States in which the regulation still writes freely. */
export const OPEN_STATES: readonly CaseState[] = ['PROGRAM', 'ACTIF', 'ACHEVE'];

/** Where each state leads (domain §3); the deciders say who and when. */
export const NEXT_STATES: Readonly<Record<CaseState, readonly CaseState[]>> = {
  PROGRAM: ['ACTIF'], ACTIF: ['ACHEVE'], ACHEVE: ['VALIDE', 'ACTIF'], VALIDE: ['ACTIF', 'CLOTURE'],
  CLOTURE: ['CLASSE'], CLASSE: ['ARCHIVE'], ARCHIVE: [],
};
