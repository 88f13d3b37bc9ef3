import { upcomingBallots } from '../calendar/closings-table.ts';
import type { TypeListe } from '../codes/lists.ts';
import { dateText } from '../format-date.ts';
import { ageWindow, hasAge, MAJORITE_ANS, ofAgeForRound } from '../identity/age.ts';
import type { BirthDate } from '../identity/birth-date.ts';
import { fault, type Findings } from './form-reader.ts';
import type { FormReference } from './form-reference.ts';

const votesSoon = (birth: BirthDate, reference: FormReference, commune: string, list: TypeListe): boolean =>
  (reference.closings ? upcomingBallots(reference.closings, commune, list, reference.today) : [])
    .some(({ closings }) => ofAgeForRound(birth, closings.secondTour ?? closings.premierTour) !== 'NON_ATTEINT');

/**
 * Somebody under 18 may apply only if 18 the day before a coming ballot (L.2, L.11, L.30 3°); the others are told when
 * they will be registered without asking (L.11 II). A presumed date that leaves a doubt goes to an agent.
 */
export const checkAge = (
  found: Findings, birth: BirthDate, reference: FormReference, commune: string, list: TypeListe,
): void => {
  if (hasAge(birth, MAJORITE_ANS, reference.today) !== 'NON_ATTEINT') return;
  if (votesSoon(birth, reference, commune, list)) return;
  fault(found, '/etatCivil/dateNaissance', 'MINEUR', { date: dateText(ageWindow(birth, MAJORITE_ANS).auPlusTot) });
};
