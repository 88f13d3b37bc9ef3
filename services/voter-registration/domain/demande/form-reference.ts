import type { CivilDate } from '#base/values/civil-date.ts';
import type { ClosingsTable } from '../calendar/closings-table.ts';
import type { CommuneDirectory } from '../communes.ts';
import type { CountryDirectory } from '../countries.ts';

/**
 * Facts that a form is checked against. `today` is the civil date of the deposit; `closings` lets somebody who will
 * be 18 before a coming ballot apply.
 */
export type FormReference = {
  today: CivilDate; communes: CommuneDirectory; countries: CountryDirectory; closings?: ClosingsTable;
};
