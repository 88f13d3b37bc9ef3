import { errorSummary, factList, hiddenFields, inputField, selectField, textField } from '#base/http/html-forms.ts';
import { FORM_TOKEN_FIELD } from '#base/access/same-origin.ts';
import { ACCESS_LIMITS } from '#base/access/limits.ts';
import { html, type Html } from '#base/values/html.ts';
import type { Lang } from '#base/values/lang.ts';
import type { FieldError } from '#base/values/problem.ts';
import { GLASS_REASONS } from '../../domain/codes/glass-reasons.ts';
import { STATES, type Etat } from '../../domain/codes/states.ts';
import type { DossierState } from '../../domain/state.ts';
import type { HistoryLine } from '../../web/desk/model.ts';
import { addressLines } from '../work/address-lines.ts';
import { say } from './assistance-texts.ts';

const NUMBER_CHARS_MAX = 64;

/** The search by number, and for who may see it the state of what was found. */
export const findHtml = (lang: Lang, path: string, numero: string, errors: readonly FieldError[]): Html =>
  html`${errorSummary(lang, errors)}
<h1>${say(lang, 'title')}</h1><p class="fr-text--lead">${say(lang, 'lead')}</p>
<form method="get" action="${path}" role="search">${inputField({ lang, name: 'numero', label: say(lang, 'number'), hint: say(lang,
  'numberHint'),
    value: numero, required: true, lengthMax: NUMBER_CHARS_MAX, autocomplete: 'off', errors })}
<button class="fr-btn" type="submit">${say(lang, 'find')}</button></form>`;

export type GlassForm = { reasonCode: string; explanation: string; minutes: string };

type OpenPage = { lang: Lang; path: string; numero: string; formToken: string; form: GlassForm; errors: readonly FieldError[];
  /** Only for who may know it. */
  known?: { etat: string; commune: string } };

const etatText = (lang: Lang, etat: string): string => (Object.hasOwn(STATES, etat) ? STATES[etat as Etat].label[lang] : etat);

/** The form of an emergency access to one request. */
export const openHtml = ({ lang, path, numero, formToken, form, errors, known }: OpenPage): Html => {
  const choices = Object.entries(GLASS_REASONS).map(([code, { label }]) => [code, label[lang]] as const);
  return html`<p><a class="fr-link so-back" href="${path}">${say(lang, 'another')}</a></p>${errorSummary(lang, errors)}<h1>${numero}</h1>
${known && factList([[say(lang, 'state'), etatText(lang, known.etat)], [say(lang, 'commune'), known.commune]])}
<h2>${say(lang, 'openTitle')}</h2><form method="post" action="${path}/${encodeURIComponent(numero)}">
${hiddenFields({ [FORM_TOKEN_FIELD]: formToken })}
${selectField({ lang, name: 'reasonCode', label: say(lang, 'reason'), value: form.reasonCode, choices, errors })}
${textField({ lang, name: 'explanation', label: say(lang, 'explanation'), hint: say(lang, 'explanationHint'), value: form.explanation,
    required: true, lengthMax: ACCESS_LIMITS.glass_explanation_chars_max, errors })}
${inputField({ lang, name: 'minutes', type: 'number', label: say(lang, 'minutes'), hint: say(lang, 'minutesHint'), value: form.minutes,
  errors })}
<button class="fr-btn" type="submit">${say(lang, 'open')}</button></form>`;
};

type ReadPage = { lang: Lang; path: string; state: DossierState; communeName: string; until: string; history: readonly HistoryLine[];
  timeOf: (rfc3339: string) => string };

/** What an emergency access shows: who, where, how to reach them, what happened; never the documents. */
export const openedHtml = ({ lang, path, state, communeName, until, history, timeOf }: ReadPage): Html => {
  const { demande } = state;
  const civil = demande?.etatCivil;
  return html`<p><a class="fr-link so-back" href="${path}">${say(lang, 'another')}</a></p><h1>${state.numero}</h1>
<div class="fr-alert fr-alert--warning" role="status"><p>${say(lang, 'opened').replace('{until}', until)}</p></div>
${factList([[say(lang, 'state'), etatText(lang, state.etat)], [say(lang, 'commune'), communeName]])}
${demande && civil && html`<h2>${say(lang, 'identity')}</h2>${factList([[say(lang, 'name'), civil.nomNaissance],
    [say(lang, 'usageName'), civil.nomUsage ?? '–'], [say(lang, 'givenNames'), civil.prenoms.join(' ')],
    [say(lang, 'birth'), civil.dateNaissance.split('-').reverse().join('/')], [say(lang, 'address'), addressLines(demande,
      communeName).slice(1).join(', ')],
    [say(lang, 'email'), demande.contact.courriel ?? '–'], [say(lang, 'phone'), demande.contact.telephone ?? '–']])}`}
<h2>${say(lang, 'history')}</h2><ul>${history.map(({ le, titre, detail }) =>
    html`<li>${timeOf(le)} : ${titre[lang]}${detail && ` (${detail[lang]})`}</li>`)}</ul>`;
};
