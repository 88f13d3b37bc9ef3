import { agentChoice, agentSignedOut, agentSignOut, type AgentLogin } from '#base/access/desk/agent-login.ts';
import type { LoginPage } from '#base/access/login-pages.ts';
import { proConnect } from '#base/access/providers/pro-connect.ts';
import { html } from '#base/values/html.ts';
import type { Lang, Text } from '#base/values/lang.ts';
import type { PageAssets } from '#base/ui/shell.ts';
import { agentFrame } from '../../web/agent-frame.ts';

type ChoosePage = Extract<LoginPage, { name: 'choose' }>;
type Assets = Pick<PageAssets, 'styles'>;

/** Screens of people at work: who comes back there signs in as an agent. */
const AT_WORK = /^\/(mairie|commission|prefecture|administration|assistance)\b/;
const SIGN_IN = '/connexion/proconnect';

/** True when the sign-in was, or will be, an agent's. */
export const isAgents = ({ failed, returnTo }: ChoosePage): boolean => failed === 'proconnect' || (failed === undefined
  && AT_WORK.test(returnTo));

const CITIZEN: Text = { fr: 'Vous voulez vous inscrire sur une liste électorale ?', en: 'Do you want to register to vote?' };
const CITIZEN_LINK: Text = { fr: 'Page des électeurs', en: 'Page for voters' };

const loginOf = (assets: Assets): AgentLogin => ({
  frame: agentFrame(assets),
  lead: { fr: 'Mairies, assistance et administration se connectent avec ProConnect.',
    en: 'Town halls, support and administration sign in with ProConnect.' },
  whileDown: { fr: 'Réessayez dans quelques minutes. Les demandes continuent d’arriver et vous attendent ; les délais légaux courent.',
    en: 'Try again in a few minutes. Requests go on arriving and wait for you; legal terms run.' },
  more: (lang) => html`<p class="fr-mt-4w">${CITIZEN[lang]} <a href="/">${CITIZEN_LINK[lang]}</a></p>`,
});

/** The sign-in page of agents: ProConnect alone, back to where they work. */
export const agentLoginPage = (assets: Assets, page: ChoosePage, lang: Lang): string => agentChoice(loginOf(assets), page, [{
  name: proConnect.name, label: proConnect.label,
  href: `${SIGN_IN}?${new URLSearchParams({ retour: AT_WORK.test(page.returnTo) ? page.returnTo : '/mairie' })}` }], lang);

/** The question before signing out, for who came by a link. */
export const signOutPage = (assets: Assets, action: string, lang: Lang): string => agentSignOut(loginOf(assets), action, lang);

/** After an agent signed out: their own page, with the way back to work. */
export const agentSignedOutPage = (assets: Assets, lang: Lang): string =>
  agentSignedOut(loginOf(assets), `${SIGN_IN}?retour=/mairie`, lang);
