import { parseCivilDate } from '#base/values/civil-date.ts';
import type { Instant } from '#base/values/instant.ts';
import type { FieldError } from '#base/values/problem.ts';
import { localDay } from '../../domain/calendar/local-day.ts';

/** Ways in which paper reaches a town hall. */
const PAPER_CHANNELS = ['GUICHET', 'COURRIER', 'MANDATAIRE'] as const;

/** What is wrong with how and when the paper came, entered at an instant: the day is that of the town hall or post, as for the deposit. */
export const paperErrors = (
  { canal, recueLe }: { canal?: string; recueLe?: string }, at: Instant, commune: string,
): FieldError[] => {
  const errors: FieldError[] = [];
  if (!(PAPER_CHANNELS as readonly string[]).includes(canal ?? '')) {
    errors.push({ pointer: '/canal', code: 'CODE_INCONNU', detail: { fr: 'Choisissez comment la demande est arrivée.',
      en: 'Choose how the request arrived.' } });
  }
  const day = recueLe === undefined ? undefined : parseCivilDate(recueLe);
  if (day === undefined || day > localDay(at, commune)) {
    errors.push({ pointer: '/recueLe', code: 'DATE_DEPOT',
      detail: { fr: 'Indiquez le jour de réception en mairie, au plus tard aujourd’hui.',
      en: 'Enter the day the town hall received it, today at the latest.' } });
  }
  return errors;
};
