import type { CivilDate } from '#base/values/civil-date.ts';
import { termInDays } from '../calendar/terms.ts';

const SILENCE_DAYS = 30;

/**
 * Last day for the commission to answer an appeal received on `received`: after it, silence is a rejection (L.18 III).
 * Counted by CPC 640-642 (R.25-2): the day of reception is not counted, and a last day that is not worked moves on.
 */
export const silenceDue = (received: CivilDate, commune: string): CivilDate =>
  termInDays(received, SILENCE_DAYS, commune);
