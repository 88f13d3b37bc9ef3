import { addDays, type CivilDate } from '#base/values/civil-date.ts';
import type { Nature } from './codes/natures.ts';
import { ageWindow, MAJORITE_ANS } from './identity/age.ts';
import type { BirthDate } from './identity/birth-date.ts';

/** Days after the 18th birthday in which a first request most often comes from somebody registered ex officio. */
const RECENT_DAYS = 730;

/**
 * True when the person should already be on a roll without having asked: 18 reached not long ago, first registration, known through
 * the citizen census (L.11 II). They are told to look first, and may always go on.
 */
export const likelyExOfficio = (birth: BirthDate, nature: Nature | undefined, today: CivilDate): boolean => {
  const { auPlusTot, auPlusTard } = ageWindow(birth, MAJORITE_ANS);
  return nature === 'PREMIERE' && auPlusTard <= today && addDays(auPlusTot, RECENT_DAYS) >= today;
};
