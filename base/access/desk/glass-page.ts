import { dataTable, emptyState, errorSummary, factList, hiddenFields, textField } from '#base/http/html-forms.ts';
import { html, type Html } from '#base/values/html.ts';
import type { Lang, Text } from '#base/values/lang.ts';
import type { FieldError } from '#base/values/problem.ts';
import type { PendingReview, Reviewed } from '../break-glass-review.ts';
import { ACCESS_LIMITS } from '../limits.ts';
import { FORM_TOKEN_FIELD } from '../same-origin.ts';
import { word } from './desk-texts.ts';
import { dayOf, timeOf } from './rights-page.ts';

export type GlassWords = {
  lang: Lang; zone: string; path: string; formToken: string; reasons: ReadonlyMap<string, Text>;
  roleName: (role: string) => string; names: ReadonlyMap<string, string>;
};

/** What was typed in a judgment that could not be kept. */
export type FailedReview = { id: string; remark: string; errors: readonly FieldError[] };

const pendingHtml = (words: GlassWords, review: PendingReview, failed: FailedReview | undefined): Html => {
  const { lang, zone, path, formToken, reasons, roleName, names } = words;
  const errors = failed?.id === review.id ? failed.errors : [];
  const name = `remark-${review.id}`;
  return html`<section class="so-panel"><h2>${review.reference ?? review.dossier}</h2>
${factList([[word(lang, 'openedBy'), [names.get(review.actorId) ?? review.actorId.slice(0, 8), roleName(review.role), review.organisation]
    .filter(Boolean).join(', ')],
  [word(lang, 'openedAt'), `${timeOf(lang, review.from, zone)} – ${timeOf(lang, review.until, zone)}`],
  [word(lang, 'reason'), reasons.get(review.reasonCode)?.[lang] ?? review.reasonCode], [word(lang, 'explanation'), review.explanation],
  [word(lang, 'due'), html`${dayOf(lang, Date.parse(`${review.dueOn}T12:00:00Z`), zone)}${review.late
    && html` <span class="fr-badge fr-badge--error">${word(lang, 'late')}</span>`}`]])}
<form method="post" action="${path}">${hiddenFields({ [FORM_TOKEN_FIELD]: formToken, partition: review.partition, id: review.id })}
${textField({ lang, name, label: word(lang, 'remark'), hint: word(lang, 'remarkHint'), required: true, errors,
    value: failed?.id === review.id ? failed.remark : '', lengthMax: ACCESS_LIMITS.glass_remark_chars_max })}
<div class="fr-btns-group"><button class="fr-btn" name="result" value="justified">${word(lang, 'justified')}</button>
<button class="fr-btn fr-btn--secondary" name="result" value="unjustified">${word(lang, 'unjustified')}</button></div></form></section>`;
};

/** The openings that wait for a judgment, most urgent first, and the latest judgments. */
export const glassHtml = (
  words: GlassWords, pending: readonly PendingReview[], reviewed: readonly Reviewed[], failed: FailedReview | undefined, done: boolean,
): Html => {
  const { lang, zone, names, roleName } = words;
  return html`${errorSummary(lang, failed?.errors ?? [])}<h1>${word(lang, 'glass')}</h1>
<p class="fr-text--lead">${word(lang, 'glassLead')}</p>
${done && html`<div class="fr-alert fr-alert--success" role="status"><p>${word(lang, 'decided')}</p></div>`}
${pending.length === 0 ? emptyState(word(lang, 'noGlass'), word(lang, 'noGlassText'))
    : pending.map((review) => pendingHtml(words, review, failed))}
${reviewed.length > 0 && html`<h2>${word(lang, 'reviewedList')}</h2>${dataTable(word(lang, 'reviewedList'),
    [word(lang, 'dossier'), word(lang, 'openedBy'), word(lang, 'openedAt'), word(lang, 'verdict')],
    reviewed.map(({ reference, role, from, at, by, result }) => [reference ?? '–', roleName(role), timeOf(lang, from, zone),
      `${word(lang, result)}, ${names.get(by) ?? by.slice(0, 8)}, ${timeOf(lang, at, zone)}`]))}`}`;
};
