import { asciiJson } from '#base/values/ascii-json.ts';
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

/** What was read for one question: `matches` says whether the rows are the person's. */
export type EnquiryRead = { rows: readonly EnquiryRow[]; matches: boolean };

/** Characters of one answer on the wire, all of one byte: found and not found have the same length. */
export const ANSWER_CHARS = 1_600;
/** Registrations that an answer holds at most. */
const ANSWER_ROWS_MAX = 4;
const [SPACE, COMMA] = [0x20, 0x2c];

/** Lays a text into `slot` and fills it up; a text that is longer is a bug. */
const lay = (slot: Buffer, text: string): Buffer => {
  if (text.length > slot.length) throw new RangeError(`${text.length} characters do not fit ${slot.length}`);
  return slot.fill(SPACE, slot.write(text, 0, 'latin1'));
};

const NONE = lay(Buffer.alloc(ANSWER_CHARS), JSON.stringify({ trouvee: false, inscriptions: [], procurations: [] }));
const laid = Buffer.alloc(ANSWER_CHARS);

/**
 * The answers of a batch as JSON, one behind the other with a comma between. What was read for nothing is laid out all the same,
 * so that both cases cost the same. Two people of the same names, sex, date and commune are not told apart here and neither is
 * answered.
 */
export const enquiryAnswers = (reads: readonly EnquiryRead[], today: CivilDate): Buffer => {
  const answers = Buffer.alloc(reads.length * (ANSWER_CHARS + 1) - 1, COMMA);
  reads.forEach(({ rows, matches }, i) => {
    const told = rows.slice(0, ANSWER_ROWS_MAX)
      .map(({ electeur: _, procurations: __, ...row }) => ({ ...row, ...stationPlace(row.bureau) }));
    const procurations = currentProxies(rows[0]?.procurations ?? null, today);
    lay(laid, asciiJson(JSON.stringify({ trouvee: true, inscriptions: told, procurations })));
    const found = matches && rows.every(({ electeur }) => electeur === rows[0]!.electeur);
    (found ? laid : NONE).copy(answers, i * (ANSWER_CHARS + 1));
  });
  return answers;
};
