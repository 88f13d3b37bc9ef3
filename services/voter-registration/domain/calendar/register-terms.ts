import { addDays, type CivilDate } from '#base/values/civil-date.ts';
import { addWorkingDays } from './terms.ts';

/** Mainland France: the service itself has no commune. */
const SERVICE = '75056';

/**
 * What the portal owes while the register has not taken a request in (arrêté of 8 March 2019, ECOO1905436A):
 * send again within 2 working days, escalate at 7 days, export the evidence and erase the content at 10 at most.
 */
export type RegisterTerms = { renvoi: CivilDate; alerte: CivilDate; effacement: CivilDate };

/** The three dates for a request sent on `sent`. */
export const registerTerms = (sent: CivilDate): RegisterTerms => ({
  renvoi: addWorkingDays(sent, 2, SERVICE),
  alerte: addDays(sent, 7),
  effacement: addDays(sent, 10),
});

/** Calendar days after which the portal's copy of the content must be gone. */
export const PORTAL_COPY_DAYS = 10;

/** Files are kept until 31 December of the year after the deposit (decree 2018-343). */
export const retentionEnd = (deposit: CivilDate): CivilDate => `${Number(deposit.slice(0, 4)) + 1}-12-31`;
