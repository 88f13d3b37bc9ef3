import { parseCivilDate, type CivilDate } from '#base/values/civil-date.ts';
import type { FieldError } from '#base/values/problem.ts';

/** Ways in which paper reaches a town hall. */
const PAPER_CHANNELS = ['GUICHET', 'COURRIER', 'MANDATAIRE'] as const;

/** What is wrong with how and when the paper came. */
export const paperErrors = (canal: string | undefined, recueLe: string | undefined, today: CivilDate): FieldError[] => {
  const errors: FieldError[] = [];
  if (!(PAPER_CHANNELS as readonly string[]).includes(canal ?? '')) {
    errors.push({ pointer: '/canal', code: 'CODE_INCONNU', detail: { fr: 'Choisissez comment la demande est arrivée.',
      en: 'Choose how the request arrived.' } });
  }
  const day = recueLe === undefined ? undefined : parseCivilDate(recueLe);
  if (day === undefined || day > today) {
    errors.push({ pointer: '/recueLe', code: 'DATE_DEPOT',
      detail: { fr: 'Indiquez le jour de réception en mairie, au plus tard aujourd’hui.',
      en: 'Enter the day the town hall received it, today at the latest.' } });
  }
  return errors;
};
