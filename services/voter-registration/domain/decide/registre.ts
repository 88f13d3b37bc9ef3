import { accept, NOTHING, refuse, type Decider } from './decision.ts';

/**
 * Result of the automatic checks and of the identity look-up (§6.4). The citizen's submission never waits for it, so it
 * may come late or twice.
 */
export const controlerAuto: Decider<'controlerAuto'> = ({ identite, divergences, reponse }, state) => {
  if (state.identite === identite && (state.reponseIdentite ?? undefined) === reponse
    && JSON.stringify(state.divergences) === JSON.stringify(divergences)) return NOTHING;
  return accept({ type: 'ControleAutoTermine', version: 1, facts: { identite }, content: { divergences,
    ...(reponse ? { reponse } : {}) } });
};

/** The register took the request in. It may say so twice, late, or after a withdrawal: the reference is kept once. */
export const transmettre: Decider<'transmettre'> = ({ refReu }, state) => {
  if (state.refReu === refReu) return NOTHING;
  if (state.refReu !== null) return refuse('REFERENCE_DISCORDANTE', 'transmettre');
  return accept({ type: 'DemandeTransmise', version: 1, facts: { refReu } });
};

/** The register confirms the registration, with the national elector number and the polling station. */
export const inscrire: Decider<'inscrire'> = ({ refReu, effetLe, nne, bureau, libelleBureau, ancienne }, state) => {
  if (state.refReu !== refReu) return refuse('REFERENCE_DISCORDANTE', 'inscrire');
  if (state.etat === 'INSCRITE') return NOTHING;
  return accept({
    type: 'ElecteurInscrit', version: 1, facts: { effetLe },
    content: { nne, bureau, ...(libelleBureau ? { libelleBureau } : {}), ...(ancienne ? { ancienne } : {}) },
  });
};

/** The register could not identify the person: an agent must check the identity. */
export const nonInscriteReu: Decider<'nonInscriteReu'> = ({ refReu, motif }, state) => {
  if (state.refReu !== refReu) return refuse('REFERENCE_DISCORDANTE', 'nonInscriteReu');
  if (state.etat === 'NON_INSCRITE_REU') return NOTHING;
  return accept({ type: 'InscriptionNonFaite', version: 1, facts: {}, content: { motif } });
};

/**
 * The register ended a registration, or confirms a withdrawal that we asked for. A move elsewhere does it by itself:
 * the person asks for nothing (§4).
 */
export const annulerReu: Decider<'annulerReu'> = ({ refReu, motif }, state) => {
  if (state.refReu !== refReu) return refuse('REFERENCE_DISCORDANTE', 'annulerReu');
  if (state.etat === 'ABANDONNEE' || state.radiation !== null) return NOTHING;
  return accept({ type: 'InscriptionAnnulee', version: 1, facts: {}, content: { motif } });
};
