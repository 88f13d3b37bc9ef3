import type { Instant } from '#base/values/instant.ts';
import type { DraftContent } from './draft-content.ts';
import { outlookOf } from './outlook.ts';
import { LATE } from './steps.ts';

/**
 * A draft with what the clock says of its place now: between the closing and the end of L.30 it must tell its late reason, also when
 * it was begun before the closing; once L.30 is over the reason has no use. All else that was typed stays.
 */
export const withLateness = (content: DraftContent, now: Instant): DraftContent => {
  const { [LATE]: before, motifL30, ...others } = content.values;
  const place = String(others.communeDemandee ?? '');
  const open = place !== '' && outlookOf(place, now).late?.lateUntil !== undefined;
  if ((before === '1') === open) return content;
  return { ...content, values: { ...others, [LATE]: open ? '1' : '', ...(open && motifL30 ? { motifL30 } : {}) } };
};
