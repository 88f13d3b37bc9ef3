import type { LoginPage } from '#base/access/login-pages.ts';
import type { Lang } from '#base/values/lang.ts';
import { escapeHtml } from '#base/values/escape-html.ts';

const TEXTS = {
  title: { fr: 'Régulation des appels d’urgence', en: 'Emergency medical calls' },
  intro: { fr: 'Connectez-vous avec votre compte professionnel.', en: 'Sign in with your professional account.' },
  out: { fr: 'Vous êtes déconnecté.', en: 'You are signed out.' },
} as const;

const frame = (lang: Lang, body: string): string => `<!doctype html><html lang="${lang}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${TEXTS.title[lang]}</title></head>
<body><main><h1>${TEXTS.title[lang]}</h1>${body}</main></body></html>`;

/** The few pages of the login, plain: they must work when nothing else does. */
export const loginPage = (page: LoginPage, lang: Lang): string => {
  if (page.name !== 'choose') return frame(lang, `<p>${TEXTS.out[lang]}</p>`);
  const problem = page.problem ? `<p role="alert">${escapeHtml(`${page.problem.kind.title[lang]} ${page.problem.kind.remedy[lang]}`)}</p>`
    : '';
  const links = page.providers.map(({ label, href }) => `<li><a href="${escapeHtml(href)}">${escapeHtml(String(label))}</a></li>`).join('');
  return frame(lang, `${problem}<p>${TEXTS.intro[lang]}</p><ul>${links}</ul>`);
};
