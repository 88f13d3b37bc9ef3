import type { FieldError } from '#base/values/problem.ts';
import { CITIZEN_PAGES, type CitizenPage } from '../../web/citizen/pages.ts';
import { linkOf, listOf, type DraftContent } from './draft-content.ts';
import { errorsOnPage } from './page-errors.ts';

/** Pages of the form in their order; conditional ones are skipped when they do not concern the person. */
const ORDER = ['nationality', 'eu-lists', 'situation', 'identity', 'birth', 'commune', 'consular-post', 'late-reason', 'attachment',
  'attachment-other',
  'attachment-details', 'address', 'pieces', 'contact', 'check'] as const satisfies readonly CitizenPage[];

export type Step = (typeof ORDER)[number];

const DETAILED = new Set(['RESIDENCE_6M', 'ENFANT_MOINS_26']);

/** The links that the first page of links offers; the others have a page of their own. */
export const MAIN_LINKS: readonly string[] = ['DOMICILE', 'RESIDENCE_6M', 'ENFANT_MOINS_26'];
/** Field of the draft: the closing of the next ballot has passed in the commune, and L.30 is open. */
export const LATE = 'tardif';

const concerns = (step: Step, { values }: DraftContent): boolean => {
  const consular = listOf({ values }) === 'CONSULAIRE';
  const link = linkOf({ values });
  switch (step) {
    case 'eu-lists': return values.nationalite === 'UE';
    case 'commune': return !consular;
    case 'consular-post': return consular;
    case 'attachment': return !consular;
    case 'late-reason': return values[LATE] === '1' && (consular || values.nationalite === 'FR');
    case 'attachment-other': return values.nationalite === 'FR' && link !== '' && !MAIN_LINKS.includes(link);
    case 'attachment-details': return DETAILED.has(link);
    default: return true;
  }
};

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
  ORDER.filter((step) => step !== 'check' && concerns(step, content) && isOpen(step, content, errors));

/** The list is asked of citizens of other Member States on its own page; the late reason has no error of its own, it is optional by law. */
const isOpen = (step: Step, { values }: DraftContent, errors: readonly FieldError[]): boolean => {
  if (step === 'nationality') return !values.nationalite;
  return step === 'late-reason' ? !values.motifL30 : errorsOnPage(step, errors).length > 0;
};
