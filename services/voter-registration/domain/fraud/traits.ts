import type { Demande } from '../demande/demande.ts';
import { foldName } from '../identity/name-key.ts';

/** What several requests may share: a house, a way of writing an e-mail, a telephone, a browser behind one network. */
export type TraitSort = 'ADRESSE' | 'COURRIEL' | 'TELEPHONE' | 'APPAREIL';
/** `texte` may tell who it is: only its keyed hash is ever stored. */
export type Trait = { sorte: TraitSort; texte: string };

/**
 * An e-mail address without what changes from one to the next of a series: digits, what follows a `+`, dots.
 * `lea.martin12+a@x.fr` and `leamartin34@x.fr` have one pattern.
 */
export const emailPattern = (email: string): string => {
  const [local = '', domain = ''] = email.toLowerCase().split('@');
  return `${local.replace(/\+.*$/, '').replace(/[\d._-]/g, '')}@${domain}`;
};

/** Traits that a request brings. The flat is left out of the address: families move together, hundreds do not. */
export const traitsOf = ({ adresseRattachement: place, contact }: Demande): Trait[] => {
  const traits: Trait[] = [];
  if (place.voie) {
    traits.push({ sorte: 'ADRESSE',
      texte: foldName(`${place.voie}`) + `|${place.numero ?? ''}|${place.codePostal}|${place.complement1 ?? ''}` });
  }
  if (contact.courriel) traits.push({ sorte: 'COURRIEL', texte: emailPattern(contact.courriel) });
  if (contact.telephone) traits.push({ sorte: 'TELEPHONE', texte: contact.telephone.replace(/\D/g, '') });
  return traits;
};
