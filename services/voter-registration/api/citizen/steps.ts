import type { FieldError } from '#base/values/problem.ts';
import { CITIZEN_PAGES, type CitizenPage } from '../../web/citizen/pages.ts';
import type { DraftContent } from './draft-content.ts';
import { errorsOnPage } from './page-errors.ts';

/** Pages of the form in their order; conditional ones are skipped when they do not concern the person. */
const ORDER = ['nationality', 'situation', 'identity', 'birth', 'commune', 'attachment', 'attachment-details', 'address',
  'pieces', 'contact', 'check'] as const satisfies readonly CitizenPage[];

export type Step = (typeof ORDER)[number];

const DETAILED = new Set(['RESIDENCE_6M', 'ENFANT_MOINS_26']);

const concerns = (step: Step, { values }: DraftContent): boolean =>
  step !== 'attachment-details' || DETAILED.has(String(values.attache ?? ''));

/** Path of the page after `step`. */
export const nextPath = (step: Step, content: DraftContent): string => {
  const next = ORDER.slice(ORDER.indexOf(step) + 1).find((candidate) => concerns(candidate, content));
  return CITIZEN_PAGES[next ?? 'check'].path;
};

/** Path of the page before `step`. */
export const backPath = (step: Step, content: DraftContent): string => {
  const before = ORDER.slice(0, ORDER.indexOf(step)).reverse().find((candidate) => concerns(candidate, content));
  return before ? CITIZEN_PAGES[before].path : CITIZEN_PAGES['already-registered'].path;
};

/** Steps that still have errors, in their order; the declaration comes later and does not count. */
export const unfinished = (content: DraftContent, errors: readonly FieldError[]): Step[] =>
  ORDER.filter((step) => step !== 'check' && concerns(step, content) && errorsOnPage(step, errors).length > 0);
