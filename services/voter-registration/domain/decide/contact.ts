import { isDeepStrictEqual } from 'node:util';
import { isEmail } from '../identity/email.ts';
import { accept, NOTHING, refuse, type Decider } from './decision.ts';

/** A mail server refused a letter for good. Once the content is erased nobody can be written to, and nothing is kept. */
export const constaterRejet: Decider<'constaterRejet'> = ({ lettre }, { demande, rejets }) =>
  (demande === null || rejets.some((known) => isDeepStrictEqual(known, lettre)) ? NOTHING
    : accept({ type: 'CourrielRejete', version: 1, facts: {}, content: lettre }));

/** The person gives another e-mail address, or takes it back: it is never required. What was refused is then sent again. */
export const corrigerContact: Decider<'corrigerContact'> = (command, { demande, rejets }) => {
  const courriel = command.courriel.trim();
  if (demande === null) return refuse('TRANSITION_IMPOSSIBLE', 'corrigerContact');
  if (courriel !== '' && !isEmail(courriel)) return refuse('COURRIEL_INVALIDE', 'corrigerContact');
  if (rejets.length === 0 && courriel === (demande.contact.courriel ?? '')) return NOTHING;
  return accept({ type: 'ContactCorrige', version: 1, facts: {}, content: { courriel } });
};
