import { escapeHtml } from '#base/values/escape-html.ts';
import type { Context } from 'oidc-provider';
import type { Dialect } from './dialects.ts';
import type { DemoPerson } from './people.ts';
import { claimNames, langOf, texts, type Lang } from './texts.ts';

/** Headers of every page of the stand-in: nothing from elsewhere, no script at all. */
export const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
};

/** The frame around each page. */
export const page = (lang: Lang, title: string, main: string, otherLangHref?: string): string => {
  const other = lang === 'fr' ? 'en' : 'fr';
  const link = otherLangHref === undefined ? ''
    : `<a href="${escapeHtml(otherLangHref)}" lang="${other}" hreflang="${other}">${texts.otherLanguage[lang]}</a>`;
  return `<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="/style.css"></head>
<body><a class="skip" href="#main">${texts.skip[lang]}</a>
<header><strong>${texts.title[lang]}</strong>${link}</header>
<main id="main" tabindex="-1">${main}</main>
<footer><p>${texts.notice[lang]}</p></footer></body></html>`;
};

export type LoginScreen = {
  lang: Lang;
  dialect: Dialect;
  clientName: string;
  /** The service that asks: its own people stand first. */
  clientId: string;
  scope: string;
  people: DemoPerson[];
  /** A sentence to show on top, after a bad choice. */
  alert?: string;
};

/** "Who are you today?": one button a person, a way to cancel, a level to fall short of. */
export const loginPage = (screen: LoginScreen): string => {
  const { lang, dialect } = screen;
  const title = `${texts.choose[lang]} – ${dialect.title}`;
  return page(lang, title, `<h1>${escapeHtml(title)}</h1>
${screen.alert === undefined ? '' : `<p role="alert" class="alert">${escapeHtml(screen.alert)}</p>`}
<p><strong>${escapeHtml(screen.clientName)}</strong> ${texts.asks[lang]} ${announced(dialect, screen.scope, lang)}.</p>
<form method="post">
<p class="level"><label for="level">${texts.level[lang]}</label> <select id="level" name="level">
<option value="">${texts.levelAsAsked[lang]}</option>
${['eidas1', 'eidas2', 'eidas3'].map((level) => `<option>${level}</option>`).join('')}
<option value="eidas0">${texts.levelNone[lang]}</option></select></p>
${peopleHtml(screen)}
<p><button class="plain" name="action" value="cancel">${texts.cancel[lang]}</button></p>
</form>
${dialect.kind === 'citizen' ? otherPersonForm(lang) : ''}`, `?lang=${lang === 'fr' ? 'en' : 'fr'}`);
};

/** The people of this service; those of another, who find nothing to do here, are folded away. */
const peopleHtml = ({ people, clientId, lang }: LoginScreen): string => {
  const list = (some: readonly DemoPerson[]): string => `<ul class="people">${some.map((person) => card(person, lang)).join('\n')}</ul>`;
  const elsewhere = people.filter(({ start }) => start !== undefined && start.service !== clientId);
  const here = people.filter((person) => !elsewhere.includes(person));
  if (here.length === 0 || elsewhere.length === 0) return list(people);
  return `${list(here)}\n<details><summary>${texts.elsewhere[lang]}</summary>${list(elsewhere)}</details>`;
};

const announced = (dialect: Dialect, scope: string, lang: Lang): string => {
  const claims = new Set(scope.split(' ').flatMap((name) => dialect.scopes[name] ?? []));
  return [...claims].flatMap((claim) => claimNames[claim]?.[lang] ?? []).map(escapeHtml).join(', ');
};

/** The name on a card, whichever provider's claims the person has. */
export const nameOf = (person: DemoPerson): string => {
  const { given_name: given, family_name: family, preferred_username: inUse, usual_name: usual } = person.claims;
  return [given, inUse ?? usual ?? family].filter((part) => typeof part === 'string').join(' ') || person.id;
};

const card = (person: DemoPerson, lang: Lang): string => {
  const factor = person.amr.includes('mfa') ? ` <span class="tag">${texts.secondFactor[lang]}</span>` : '';
  const name = escapeHtml(nameOf(person));
  return `<li><h2>${name}</h2><p>${escapeHtml(person.label[lang])}${factor}</p>
<button name="person" value="${escapeHtml(person.id)}">${texts.continueAs[lang]} ${name}</button></li>`;
};

const OTHER_FIELDS = ['given_name', 'family_name', 'birthdate', 'birthplace', 'birthcountry', 'email'];

const otherPersonForm = (lang: Lang): string => `<details><summary>${texts.other[lang]}</summary>
<form method="post"><input type="hidden" name="action" value="invent">
${OTHER_FIELDS.map((name) => `<p><label for="${name}">${claimNames[name]?.[lang]}</label>
<input id="${name}" name="${name}" autocomplete="off"></p>`).join('\n')}
<p><label for="gender">${claimNames.gender?.[lang]}</label>
<select id="gender" name="gender"><option>female</option><option>male</option><option>unspecified</option></select></p>
<button>${texts.connect[lang]}</button></form></details>`;

/** The page for a fault that cannot be sent back to the service. */
export const errorPage = (lang: Lang, code: string, description: string): string =>
  page(lang, texts.errorTitle[lang], `<h1>${texts.errorTitle[lang]}</h1>
<p>${texts.errorHelp[lang]}</p><p><code>${escapeHtml(code)}</code> ${escapeHtml(description)}</p>`);

/** The same page for the OpenID Connect library. */
export const renderError = (ctx: Context, out: { error: string; error_description?: string }): void => {
  const lang = langOf(ctx.req.headers['accept-language']);
  for (const [name, value] of Object.entries(PAGE_HEADERS)) ctx.set(name, value);
  ctx.type = 'html';
  ctx.body = errorPage(lang, out.error, out.error_description ?? '');
};
