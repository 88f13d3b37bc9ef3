import type { Lang } from '#base/values/lang.ts';
import { isCodeOf } from '../../../domain/codes/code-list.ts';
import { COURT_APPLICANTS, type Requerant } from '../../../domain/codes/court-applicants.ts';
import { REFUSAL_MOTIVES } from '../../../domain/codes/refusal-motives.ts';
import { STRIKE_OFF_MOTIVES } from '../../../domain/codes/strike-off-motives.ts';
import { roll } from '../texts/roll.ts';
import { formatDate } from '../../../domain/format-date.ts';

/** A person as a list names them: birth name, given names, usage name. */
export const personName = (person: { nom_naissance: string; nom_usage: string | null; prenoms: string }): string =>
  `${person.nom_naissance} ${person.prenoms}${person.nom_usage ? ` (${person.nom_usage})` : ''}`;

/** A motive of refusal or strike-off in words; a code of a newer version as it is. */
export const motiveText = (lang: Lang, code: string | null): string => {
  if (code === null) return '';
  if (isCodeOf(REFUSAL_MOTIVES, code)) return REFUSAL_MOTIVES[code].label[lang];
  return isCodeOf(STRIKE_OFF_MOTIVES, code) ? STRIKE_OFF_MOTIVES[code].label[lang] : code;
};

/** The same with who applied to the court, where a judgment is the motive (L.20). */
export const changeMotive = (lang: Lang, code: string | null, applicant: Requerant | null): string => [motiveText(lang, code),
  applicant === null ? '' : `${roll(lang, 'applicant').toLowerCase()} : ${COURT_APPLICANTS[applicant].label[lang].toLowerCase()}`]
  .filter(Boolean).join(', ');

/** A birth date in words, presumed or not. */
export const birthText = (lang: Lang, date: string): string =>
  (date.includes('-00') ? date.replaceAll('-00', '') : formatDate(date, lang));
