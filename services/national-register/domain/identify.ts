import type { Divergence, EtatCivil } from '../exchange/messages.ts';
import { nameKey } from './identity-key.ts';

/**
 * Answers of the civil identity look-up (the codes of the RNIPP's protocol): found as asked (2), found with
 * corrections (3), one near echo (4), several (6), found under the marital name only (7), none (8); a dead person; a code that
 * this version does not know.
 */
export type Answer = 'TROUVEE' | 'RECTIFIEE' | 'UN_ECHO' | 'PLUSIEURS_ECHOS' | 'NOM_MARITAL' | 'AUCUN_ECHO' | 'DECES' | 'REPONSE_INCONNUE';

/** What the simulated registry may also do: find the question wrong (9), use a code of its future, or not answer at all. */
export type Simulated = Answer | 'REQUETE_FAUSSE' | 'MUET';

export type Identification = { answer: Answer; divergences: readonly Divergence[] };

export type LookUpRules = {
  /** Answers fixed by normalised family name. */
  cases: ReadonlyMap<string, Simulated>;
  /** Of a thousand other people, how many are not found as asked. */
  anomaliesPer1000: number;
  /** In [0, 1), the same each time for the same person. */
  draw: (person: EtatCivil) => number;
};

/** Share of each anomaly among them; the order is that of the draw. */
const ANOMALIES: readonly (readonly [Answer, number])[] = [
  ['RECTIFIEE', 0.5], ['UN_ECHO', 0.15], ['AUCUN_ECHO', 0.15], ['PLUSIEURS_ECHOS', 0.1], ['NOM_MARITAL', 0.05],
  ['DECES', 0.05],
];

/** True when the answer names one living person. */
export const isEstablished = (answer: Answer): boolean => answer === 'TROUVEE' || answer === 'RECTIFIEE';

/** Looks a person up in the simulated civil register: the same person always gets the same answer. */
export const identify = (person: EtatCivil, rules: LookUpRules): { answer: Simulated; divergences: readonly Divergence[] } => {
  const answer = rules.cases.get(nameKey(person.nomNaissance)) ?? drawn(rules.draw(person), rules.anomaliesPer1000);
  return { answer, divergences: divergencesOf(answer, person) };
};

const drawn = (draw: number, per1000: number): Answer => {
  const share = per1000 / 1000;
  if (draw >= share) return 'TROUVEE';
  let left = draw / share;
  for (const [answer, part] of ANOMALIES) {
    if (left < part) return answer;
    left -= part;
  }
  return 'RECTIFIEE';
};

/** The register spells without marks, as old records do; a near echo is another year of birth. */
const divergencesOf = (answer: Simulated, person: EtatCivil): Divergence[] => {
  if (answer === 'RECTIFIEE') {
    const plain = person.prenoms.map(nameKey).join(' ');
    return plain === person.prenoms.join(' ')
      ? [{ trait: 'PRENOMS', propose: `${plain} MARIE` }] : [{ trait: 'PRENOMS', propose: plain }];
  }
  if (answer !== 'UN_ECHO') return [];
  const year = Number(person.dateNaissance.slice(0, 4));
  return [{ trait: 'DATE_NAISSANCE', propose: `${year - 1}${person.dateNaissance.slice(4)}` }];
};
