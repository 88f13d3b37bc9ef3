import type { DossierState } from '../state.ts';
import { accept, NOTHING, refuse, type Decider } from './decision.ts';

const linkTo = (state: DossierState, autre: string): DossierState['doublons'][number] | undefined =>
  state.doublons.find((link) => link.autre === autre);

/** Links two requests that look alike. It only proposes: the citizen reads it, an agent decides. */
export const signalerDoublon: Decider<'signalerDoublon'> = ({ autre, raisons }, state) => {
  if (autre === state.numero) return refuse('DOUBLON_INVALIDE', 'signalerDoublon');
  if (linkTo(state, autre)) return NOTHING;
  return accept({ type: 'DoublonSignale', version: 1, facts: { autre }, content: { raisons } });
};

/** The town hall keeps the other request; this one stays in the register, marked and linked. */
export const retenirDoublon: Decider<'retenirDoublon'> = ({ autre }, state) => {
  if (!linkTo(state, autre)) return refuse('DOUBLON_INVALIDE', 'retenirDoublon');
  return accept({ type: 'DoublonRetenu', version: 1, facts: { autre } });
};

/** Two different people or two useful requests: the link is set aside, and a request marked too soon goes on. */
export const ecarterDoublon: Decider<'ecarterDoublon'> = ({ autre }, state) => {
  const link = linkTo(state, autre);
  if (!link) return refuse('DOUBLON_INVALIDE', 'ecarterDoublon');
  if (link.issue === 'ECARTE') return NOTHING;
  return accept({ type: 'DoublonEcarte', version: 1, facts: { autre } });
};
