import { accept, NOTHING, refuse, type Decider } from './decision.ts';

/** Result of the automatic checks: never awaited by the citizen's submission (§6.4). */
export const controlerAuto: Decider<'controlerAuto'> = ({ identite, divergences }) => accept({
  type: 'ControleAutoTermine', version: 1, facts: { identite }, content: { divergences },
});

/** The register took the request in. It may say so twice, late, or after a withdrawal: the reference is kept once. */
export const transmettre: Decider<'transmettre'> = ({ refReu }, state) => {
  if (state.refReu === refReu) return NOTHING;
  if (state.refReu !== null) return refuse('REFERENCE_DISCORDANTE', 'transmettre');
  return accept({ type: 'DemandeTransmise', version: 1, facts: { refReu } });
};

/** The register confirms the registration, with the national elector number and the polling station. */
export const inscrire: Decider<'inscrire'> = ({ refReu, effetLe, nne, bureau, libelleBureau }, state) => {
  if (state.refReu !== refReu) return refuse('REFERENCE_DISCORDANTE', 'inscrire');
  if (state.etat === 'INSCRITE') return NOTHING;
  return accept({
    type: 'ElecteurInscrit', version: 1, facts: { effetLe },
    content: { nne, bureau, ...(libelleBureau ? { libelleBureau } : {}) },
  });
};

/** The register could not identify the person: an agent must check the identity. */
export const nonInscriteReu: Decider<'nonInscriteReu'> = ({ refReu, motif }, state) => {
  if (state.refReu !== refReu) return refuse('REFERENCE_DISCORDANTE', 'nonInscriteReu');
  if (state.etat === 'NON_INSCRITE_REU') return NOTHING;
  return accept({ type: 'InscriptionNonFaite', version: 1, facts: {}, content: { motif } });
};
