import { dataTable, emptyState, errorSummary, factList, hiddenFields, inputField, selectField, textField } from '#base/http/html-forms.ts';
import { html, type Html } from '#base/values/html.ts';
import type { Instant } from '#base/values/instant.ts';
import type { Lang } from '#base/values/lang.ts';
import type { FieldError } from '#base/values/problem.ts';
import { FORM_TOKEN_FIELD } from '../same-origin.ts';
import { ACCESS_LIMITS } from '../limits.ts';
import type { RoleCatalogue } from '../roles.ts';
import { RIGHT_STATES, word } from './desk-texts.ts';
import type { Right, RightsFilter } from './rights-list.ts';

/** What every page of rights needs to write names and dates. */
export type RightsWords = {
  lang: Lang; roles: RoleCatalogue; zone: string; path: string; formToken: string; placeName: (code: string) => string | undefined;
};

/** A day as people read it. */
export const dayOf = (lang: Lang, at: Instant, zone: string): string =>
  new Intl.DateTimeFormat(lang === 'fr' ? 'fr-FR' : 'en-GB', { dateStyle: 'medium', timeZone: zone }).format(at);

/** A day and an hour as people read them. */
export const timeOf = (lang: Lang, at: Instant, zone: string): string =>
  new Intl.DateTimeFormat(lang === 'fr' ? 'fr-FR' : 'en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: zone }).format(at);

const roleOf = ({ roles, lang }: RightsWords, role: string): string => roles.get(role)?.label[lang] ?? role;
const placesOf = ({ placeName, lang }: RightsWords, { territories }: Right): string =>
  territories.map((code) => (code === '*' ? word(lang, 'everywhere') : placeName(code) ?? code)).join(', ') || '–';
const validityOf = ({ lang, zone }: RightsWords, { from, until }: Right): string =>
  `${dayOf(lang, from, zone)} – ${until === undefined ? word(lang, 'noEnd') : dayOf(lang, until - 1, zone)}`;
const byOf = (lang: Lang, by: string): string => (by.startsWith('system:') ? word(lang, 'system') : by);
/** Name, then how the person is known; somebody who has not come yet is told apart. */
const personCell = ({ lang, path }: RightsWords, { id, who, contact, signedIn }: Right): Html => html`<a href="${path}/${id}">${who}</a>${
  [contact, !signedIn && word(lang, 'never')].map((more) => more && html`<br><span class="fr-text--sm">${more}</span>`)}`;
const badge = (lang: Lang, { state }: Right): Html =>
  html`<p class="fr-badge fr-badge--${RIGHT_STATES[state].badge}">${RIGHT_STATES[state].text[lang]}</p>`;

const LIST_STATES = { all: { fr: 'Toutes', en: 'All' }, waiting: { fr: 'À approuver', en: 'To approve' },
  'in-force': { fr: 'En vigueur', en: 'In force' }, ended: { fr: 'Terminées', en: 'Ended' } } as const;

const searchForm = ({ lang, path }: RightsWords, filter: RightsFilter): Html => html`<form method="get" action="${path}" role="search">
${inputField({ lang, name: 'q', type: 'search', label: word(lang, 'search'), hint: word(lang, 'searchHint'),
    value: filter.address || filter.place })}
${selectField({ lang, name: 'etat', label: word(lang, 'state'), value: filter.state,
    choices: Object.entries(LIST_STATES).map(([code, text]) => [code, text[lang]] as const) })}
<p><button class="fr-btn fr-btn--secondary" type="submit">${word(lang, 'show')}</button></p></form>`;

/** The list of rights, its search, and the way to the next page. */
export const rightsListHtml = (
  words: RightsWords, rights: readonly Right[], filter: RightsFilter, done: 'asked' | 'decided' | undefined,
): Html => {
  const { lang, path } = words;
  const last = rights.length === ACCESS_LIMITS.grants_per_page_max ? rights.at(-1) : undefined;
  const query = new URLSearchParams({ q: filter.address || filter.place, etat: filter.state, apres: last?.id ?? '' });
  return html`<h1>${word(lang, 'rights')}</h1><p class="fr-text--lead">${word(lang, 'rightsLead')}</p>
${done && html`<div class="fr-alert fr-alert--success" role="status"><p>${word(lang, done)}</p></div>`}
<p><a class="fr-btn" href="${path}/nouvelle">${word(lang, 'newRight')}</a></p>
${searchForm(words, filter)}
${rights.length === 0 ? emptyState(word(lang, 'noRights'), word(lang, 'noRightsText')) : dataTable(word(lang, 'rights'),
    [word(lang, 'person'), word(lang, 'role'), word(lang, 'places'), word(lang, 'validity'), word(lang, 'givenBy'), word(lang, 'state')],
    rights.map((right) => [personCell(words, right),
      roleOf(words, right.role), placesOf(words, right), validityOf(words, right), byOf(lang, right.by), badge(lang, right)]))}
${last && html`<p><a class="fr-link" href="${path}?${query.toString()}">${word(lang, 'nextPage')}</a></p>`}`;
};

const DECIDED = { approved: 'approved', refused: 'refused', revoked: 'revoked' } as const;

const decisionForm = ({ lang, path, formToken }: RightsWords, right: Right, errors: readonly FieldError[]): Html | undefined => {
  const waiting = right.state === 'waiting';
  if (!waiting && right.state !== 'in-force' && right.state !== 'future') return undefined;
  return html`<h2>${word(lang, 'decide')}</h2><form method="post" action="${path}/${right.id}">
${hiddenFields({ [FORM_TOKEN_FIELD]: formToken })}
${textField({ lang, name: 'reason', label: word(lang, 'reason'), hint: word(lang, 'reasonHint'), required: true, errors,
    lengthMax: ACCESS_LIMITS.grant_reason_chars_max })}
<div class="fr-btns-group">${waiting ? html`<button class="fr-btn" name="decision" value="approved">${word(lang, 'approve')}</button>
<button class="fr-btn fr-btn--secondary" name="decision" value="refused">${word(lang, 'refuse')}</button>`
    : html`<button class="fr-btn fr-btn--danger" name="decision" value="revoked">${word(lang, 'revoke')}</button>`}</div></form>`;
};

/** One right: who asked, who decided, why; and the decision that may be taken now. */
export const rightHtml = (words: RightsWords, right: Right, errors: readonly FieldError[]): Html => {
  const { lang, path, zone } = words;
  return html`<p><a class="fr-link so-back" href="${path}">${word(lang, 'back')}</a></p>
${errorSummary(lang, errors)}<h1>${right.who}</h1>${badge(lang, right)}
${factList([...(right.contact ? [[word(lang, 'person'), right.contact] as const] : []),
    [word(lang, 'role'), roleOf(words, right.role)], [word(lang, 'places'), placesOf(words, right)],
    [word(lang, 'validity'), validityOf(words, right)], [word(lang, 'givenBy'), `${byOf(lang, right.by)}, ${timeOf(lang, right.at, zone)}`],
    [word(lang, 'reason'), right.reason]])}
<h2>${word(lang, 'history')}</h2>${right.decisions.length === 0 ? html`<p>${word(lang, 'noDecision')}</p>`
    : html`<ul>${right.decisions.map(({ decision, by, at, reason }) =>
      html`<li>${word(lang, DECIDED[decision])}, ${byOf(lang, by)}, ${timeOf(lang, at, zone)} : ${reason}</li>`)}</ul>`}
${decisionForm(words, right, errors)}`;
};

export type RightForm = Readonly<Record<'email' | 'structure' | 'role' | 'places' | 'from' | 'until' | 'reason', string>>;

/** The form of a new right, with what was typed and what is wrong. */
export const newRightHtml = (words: RightsWords, form: RightForm, errors: readonly FieldError[]): Html => {
  const { lang, path, roles, formToken } = words;
  const choices = [...roles.values()].map(({ role, label, secondPerson }) =>
    [role, `${label[lang]}${secondPerson ? ' *' : ''}`] as const);
  const line = (name: 'email' | 'structure' | 'places', more: object) => inputField({ lang, name, value: form[name], errors,
    label: word(lang, name), hint: word(lang, `${name}Hint`), ...more });
  return html`<p><a class="fr-link so-back" href="${path}">${word(lang, 'back')}</a></p>${errorSummary(lang, errors)}
<h1>${word(lang, 'newRight')}</h1><form method="post" action="${path}" novalidate>${hiddenFields({ [FORM_TOKEN_FIELD]: formToken })}
${line('email', { type: 'email', required: true, autocomplete: 'off' })}
${line('structure', { required: true, lengthMax: 20, autocomplete: 'off' })}
${selectField({ lang, name: 'role', label: word(lang, 'role'), hint: `* ${word(lang, 'secondPerson')}`, value: form.role, choices,
  errors })}
${line('places', { lengthMax: 600, autocomplete: 'off' })}
${inputField({ lang, name: 'from', type: 'date', label: word(lang, 'from'), hint: word(lang, 'fromHint'), value: form.from, errors })}
${inputField({ lang, name: 'until', type: 'date', label: word(lang, 'until'), hint: word(lang, 'untilHint'), value: form.until, errors })}
${textField({ lang, name: 'reason', label: word(lang, 'reason'), hint: word(lang, 'reasonHint'), value: form.reason, required: true,
    errors, lengthMax: ACCESS_LIMITS.grant_reason_chars_max })}
<div class="fr-btns-group"><button class="fr-btn" type="submit">${word(lang, 'give')}</button>
<a class="fr-btn fr-btn--secondary" href="${path}">${word(lang, 'cancel')}</a></div></form>`;
};
