import { LIMITS } from '../../limits.ts';
import type { Demande } from '../demande/demande.ts';
import type { Evolvers } from '../evolve.ts';

const withEmail = (demande: Demande, courriel: string): Demande => {
  const { courriel: _former, ...contact } = demande.contact;
  return { ...demande, contact: courriel === '' ? contact : { ...contact, courriel },
    consentements: { ...demande.consentements, courriel: courriel !== '' } };
};

/** An address that takes no mail, and the person's correction; a refusal of an address already corrected says nothing of the new one. */
export const onContact: Pick<Evolvers, 'CourrielRejete' | 'ContactCorrige'> = {
  CourrielRejete: (state, { content }) => (content && content.courriel === state.demande?.contact.courriel
    ? { ...state, rejets: [...state.rejets, content].slice(-LIMITS.refused_mails_max) } : state),
  ContactCorrige: (state, { content }) => ({ ...state, rejets: [],
    demande: state.demande && content ? withEmail(state.demande, content.courriel) : state.demande }),
};
