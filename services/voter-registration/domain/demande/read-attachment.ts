import { parseCivilDate, type CivilDate } from '#base/values/civil-date.ts';
import { LIMITS } from '../../limits.ts';
import { hasAge } from '../identity/age.ts';
import { ATTACHMENTS, attachmentsOf, type Attache } from '../codes/attachments.ts';
import type { TypeListe } from '../codes/lists.ts';
import { L30_MOTIVES } from '../codes/l30-motives.ts';
import { NATURES } from '../codes/natures.ts';
import type { EtatCivil } from '../identity/civil-status.ts';
import { parseBirthDateText } from '../identity/birth-date.ts';
import { dateText } from '../format-date.ts';
import type { Demande, PrecisionsAttache } from './demande.ts';
import { fault, readCode, readObject, readText, type Findings, type Raw } from './form-reader.ts';

const CHILD_ANS = 26;
const AT = '/precisionsAttache';

/** Months are counted on the calendar: six months from 31 August end on 28 or 29 February. */
const sixMonthsAfter = (day: CivilDate): CivilDate => {
  const index = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) + 5;
  const month = `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
  for (let d = Number(day.slice(8)); ; d--) {
    const found = parseCivilDate(`${month}-${String(d).padStart(2, '0')}`);
    if (found) return found;
  }
};

const readResidence = (found: Findings, raw: Raw, today: CivilDate): PrecisionsAttache | undefined => {
  const pointer = `${AT}/residentDepuis`;
  const typed = readText(found, raw, 'residentDepuis', pointer, 40, true);
  if (typed === undefined) return undefined;
  const read = parseBirthDateText(typed, Number(today.slice(0, 4)));
  if (!read.ok || read.precision !== 'JOUR') return fault(found, pointer, read.ok ? 'DATE_ILLISIBLE' : read.code);
  if (read.dateNaissance > today) return fault(found, pointer, 'DATE_FUTURE');
  const from = sixMonthsAfter(read.dateNaissance);
  return from > today
    ? fault(found, pointer, 'RESIDENCE_TROP_COURTE', { date: dateText(from) })
    : { residentDepuis: read.dateNaissance };
};

const readParent = (found: Findings, raw: Raw): PrecisionsAttache | undefined => {
  const parent = readObject(found, raw, 'parent', `${AT}/parent`, ['nomNaissance', 'prenom']);
  if (!parent) return undefined;
  const max = LIMITS.name_chars_max;
  const nomNaissance = readText(found, parent, 'nomNaissance', `${AT}/parent/nomNaissance`, max, true);
  const prenom = readText(found, parent, 'prenom', `${AT}/parent/prenom`, max, true);
  return nomNaissance && prenom ? { parent: { nomNaissance, prenom } } : undefined;
};

/** What the attachment asks besides its proofs; anything else sent here is left out. */
export const readAttachmentDetails = (
  found: Findings, form: Raw, attache: Attache | undefined, etatCivil: EtatCivil | undefined, today: CivilDate,
): PrecisionsAttache | undefined => {
  if (attache === 'ENFANT_MOINS_26' && etatCivil && hasAge(etatCivil, CHILD_ANS, today) === 'ATTEINT') {
    fault(found, '/attache', 'PLUS_DE_26_ANS');
  }
  if (attache !== 'RESIDENCE_6M' && attache !== 'ENFANT_MOINS_26') return undefined;
  const raw = readObject(found, form, 'precisionsAttache', AT, ['residentDepuis', 'parent'], true) ?? {};
  return attache === 'RESIDENCE_6M' ? readResidence(found, raw, today) : readParent(found, raw);
};

/** The attachment; those not open online are refused with the way to the town hall, and so are those of another list. */
export const readAttachment = (found: Findings, form: Raw, online: boolean, list: TypeListe | undefined): Attache | undefined => {
  const attache = readCode(found, form, 'attache', '/attache', ATTACHMENTS);
  if (attache && online && !ATTACHMENTS[attache].enLigne) return fault(found, '/attache', 'HORS_LIGNE');
  if (attache && list && !attachmentsOf(list).includes(attache)) return fault(found, '/attache', 'ATTACHE_AUTRE_LISTE');
  return attache;
};

/** The nature of the request, with its late motive for L.30. */
export const readNature = (found: Findings, form: Raw): Pick<Demande, 'nature' | 'motifL30'> | undefined => {
  const nature = readCode(found, form, 'nature', '/nature', NATURES);
  const motifL30 = readCode(found, form, 'motifL30', '/motifL30', L30_MOTIVES, nature === 'L30');
  if (!nature) return undefined;
  if (nature !== 'L30') return { nature };
  return motifL30 ? { nature, motifL30 } : undefined;
};

