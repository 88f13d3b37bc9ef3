import { ui } from '#base/ui/i18n/ui-texts.ts';
import type { Lang } from '#base/values/lang.ts';

/** Sentences that the client script needs to announce suggestions. */
export const comboboxTexts = (lang: Lang): Record<`data-${string}`, string> => ({
  'data-results-one': ui(lang, 'resultsFound', { count: 1 }),
  'data-results-many': ui(lang, 'resultsFound', { count: 99 }).replace('99', '%count%'),
  'data-results-none': ui(lang, 'resultsNone'),
});
