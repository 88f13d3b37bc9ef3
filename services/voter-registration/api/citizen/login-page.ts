import type { LoginPage } from '#base/access/login-pages.ts';
import type { FormState } from '#base/ui/form.ts';
import type { PageAssets } from '#base/ui/shell.ts';
import type { Lang } from '#base/values/lang.ts';
import type { Problem } from '#base/values/problem.ts';
import { agentLoginPage, agentSignedOutPage, isAgents, signOutPage } from '../desk/agent-login-page.ts';
import type { CitizenKit } from './kit.ts';
import type { LoginReason } from '../../web/citizen/props.ts';

const REASONS: Readonly<Record<string, LoginReason>> = {
  ACCESS_SESSION_EXPIRED: 'session-expired', ACCESS_LOGIN_EXPIRED: 'session-expired', ACCESS_LINK_INVALID: 'link-expired',
  ACCESS_LINK_OTHER_BROWSER: 'link-used', ACCESS_LOGIN_CANCELLED: 'cancelled', ACCESS_LEVEL_TOO_LOW: 'level-too-low',
  ACCESS_PROVIDER_DOWN: 'provider-down',
};
const LOGIN = '/connexion/courriel';

/** Renders the pages of the login: agents have their own, the others the look of the citizen pages. */
export const renderLogin = (kit: Pick<CitizenKit, 'render' | 'context'>, assets: Pick<PageAssets, 'styles'>) => (page: LoginPage,
  lang: Lang): string => {
  if (page.name === 'choose' && isAgents(page)) return agentLoginPage(assets, page, lang);
  const shell = { path: '/connexion' };
  switch (page.name) {
    case 'choose': return kit.render('connect',
      { shell, ...connectProps(page.providers[0]?.href, page.emailHref ?? LOGIN, page.problem) }, lang);
    case 'email': return kit.render('connect', { shell, ...connectProps(undefined, mailAction(page), page.problem),
      form: { action: mailAction(page), values: { courriel: page.address }, errors: mailErrors(page) } }, lang);
    case 'email-sent': return kit.render('email-sent', { shell, email: page.address, validMinutes: page.minutes,
      form: { action: LOGIN, values: { courriel: page.address }, errors: [] },
      ...(kit.context.demo && kit.context.origins.mailbox ? { mailbox: kit.context.origins.mailbox } : {}) }, lang);
    case 'email-confirm': return kit.render('email-confirm', { shell, token: page.secret,
      form: { action: page.action, values: {}, errors: [] } }, lang);
    case 'sign-out': return signOutPage(assets, page.action, lang);
    case 'signed-out': return page.provider === 'proconnect' ? agentSignedOutPage(assets, lang) : kit.render('signed-out', { shell }, lang);
  }
};

const connectProps = (provider: string | undefined, action: string, problem?: Problem) => {
  const reason = problem && REASONS[problem.code];
  const form: FormState = { action, values: {}, errors: problem && !reason
    ? [{ pointer: '/courriel', code: problem.code, detail: both(problem) }] : [] };
  return { form, franceConnect: { available: provider !== undefined, action: provider ?? '/connexion' }, ...(reason ? { reason } : {}) };
};

const both = ({ kind }: Problem) => ({ fr: `${kind.title.fr} ${kind.remedy.fr}`, en: `${kind.title.en} ${kind.remedy.en}` });

type MailPage = Extract<LoginPage, { name: 'email' }>;

/** A suggestion is confirmed by sending the same address again. */
const mailAction = ({ action, returnTo, suggestion }: MailPage): string =>
  `${action}?${new URLSearchParams({ retour: returnTo, ...(suggestion ? { confirmer: '1' } : {}) })}`;

const mailErrors = ({ suggestion, problem }: MailPage): FormState['errors'] => {
  if (suggestion) return [{ pointer: '/courriel', code: 'SUGGESTION', detail: {
    fr: `Vouliez-vous écrire ${suggestion} ? Corrigez, ou envoyez à nouveau pour garder votre adresse.`,
    en: `Did you mean ${suggestion}? Correct it, or send again to keep your address.` } }];
  return problem ? [{ pointer: '/courriel', code: problem.code, detail: both(problem) }] : [];
};
