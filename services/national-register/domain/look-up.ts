import type { Divergence, EtatCivil } from '../exchange/messages.ts';
import type { RnippPerson, RnippReading, RnippTrait } from '../exchange/rnipp.ts';
import type { Answer, Identification } from './identify.ts';

/**
 * What a look-up gave: an answer; nothing yet, because the registry did not answer in its protocol; or a question that it found
 * wrong, which is our fault and an alarm (answer 9).
 */
export type LookedUp = { kind: 'answer'; found: Identification } | { kind: 'again' } | { kind: 'fault' };

/** How the civil registry is asked about a person. */
export type LookUp = (person: EtatCivil) => LookedUp;

/** Answers of the protocol (voter-registration §6.4); one that is not listed is for a human to look at. */
const ANSWERS: Readonly<Record<number, Answer>> = {
  2: 'TROUVEE', 3: 'RECTIFIEE', 4: 'UN_ECHO', 6: 'PLUSIEURS_ECHOS', 7: 'NOM_MARITAL', 8: 'AUCUN_ECHO',
};
const BAD_REQUEST = 9;

const SPELLING: Readonly<Record<RnippTrait, (person: RnippPerson) => string | null>> = {
  NOM: ({ nomNaissance }) => nomNaissance, PRENOMS: ({ prenoms }) => (prenoms.length > 0 ? prenoms.join(' ') : null),
  SEXE: ({ sexe }) => sexe, DATE_NAISSANCE: ({ dateNaissance }) => dateNaissance, LIEU_NAISSANCE: ({ lieuNaissance }) => lieuNaissance,
};

/** Reads what the registry said. A dead person is one whatever else it says. */
export const lookedUp = (reading: RnippReading): LookedUp => {
  if (!reading.ok) return { kind: 'again' };
  const { type, decede, divergences, personne } = reading.answer;
  if (type === BAD_REQUEST) return { kind: 'fault' };
  const told = divergences.map((trait): Divergence => ({ trait, propose: personne ? SPELLING[trait](personne) : null }));
  return { kind: 'answer', found: { answer: decede ? 'DECES' : ANSWERS[type] ?? 'REPONSE_INCONNUE', divergences: told } };
};
