import { addDays, type CivilDate } from '#base/values/civil-date.ts';

/** Days between which the control commission meets (L.19 III), and the publication that follows (R.13). */
export type CommissionWindow = { du: CivilDate; au: CivilDate; publication: CivilDate };

/** The commission meets from the 24th to the 21st day before the ballot; its table is out on the 20th. */
export const commissionWindow = (firstRound: CivilDate): CommissionWindow => ({
  du: addDays(firstRound, -24), au: addDays(firstRound, -21), publication: addDays(firstRound, -20),
});
