import type { CivilDate } from '#base/values/civil-date.ts';
import { currentProxies, type ToldProxy } from './proxy.ts';
import { stationPlace } from './station-place.ts';

/** A registration as an enquiry reads it: instants in ms, `au` and `motif` null while it is active. */
export type EnquiryRow = {
  electeur: string; nne: string; typeListe: string; commune: string; bureau: string; ordre: number | null;
  du: number | null; au: number | null; motif: string | null;
  /** Proxies of the person, the same on each row; null for most people. */
  procurations: readonly ToldProxy[] | null;
};

/** Characters of one answer on the wire: found and not found have the same length. */
export const ANSWER_CHARS = 1_600;
/** Registrations that an answer holds at most. */
const ANSWER_ROWS_MAX = 4;

/**
 * The text of one answer. `rows` are those that were read, `matches` says whether they are the person's: what was read for
 * nothing is laid out all the same, so that both cases cost the same. Two people of the same names, sex, date and commune
 * are not told apart here and neither is answered.
 */
export const enquiryAnswer = (rows: readonly EnquiryRow[], matches: boolean, today: CivilDate): string => {
  const told = rows.slice(0, ANSWER_ROWS_MAX).map(({ electeur: _, procurations: __, ...row }) => ({ ...row, ...stationPlace(row.bureau) }));
  const found = JSON.stringify({ trouvee: true, inscriptions: told, procurations: currentProxies(rows[0]?.procurations ?? null, today) });
  const none = JSON.stringify({ trouvee: false, inscriptions: [], procurations: [] });
  return (matches && rows.every(({ electeur }) => electeur === rows[0]!.electeur) ? found : none).padEnd(ANSWER_CHARS);
};
