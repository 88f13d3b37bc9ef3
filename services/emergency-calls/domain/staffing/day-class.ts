import { weekday, type CivilDate } from '#base/values/civil-date.ts';
import { nationalHolidays } from '#base/values/national-holidays.ts';

/** Days that are alike for the flow of calls: a weekday, or any public holiday (domain §9). */
export const dayClassOf = (day: CivilDate): string =>
  (nationalHolidays(Number(day.slice(0, 4))).includes(day) ? 'holiday' : String(weekday(day)));
