import { agentChoice, agentSignedOut, agentSignOut, type AgentLogin } from '#base/access/desk/agent-login.ts';
import type { LoginPage } from '#base/access/login-pages.ts';
import { html } from '#base/values/html.ts';
import type { Lang, Text } from '#base/values/lang.ts';
import type { PageAssets } from '#base/ui/shell.ts';
import { administrationFrame } from './administration-frame.ts';

const PAPER: Text = { fr: 'Fiche papier, pour prendre les appels sans session', en: 'Paper form, to take calls without a session' };

const loginOf = (assets: Pick<PageAssets, 'styles'>): AgentLogin => ({
  frame: administrationFrame(assets),
  lead: { fr: 'Assistants de régulation, médecins et équipages se connectent avec leur compte professionnel.',
    en: 'Call takers, doctors and crews sign in with their professional account.' },
  whileDown: { fr: 'Prenez les appels sur la fiche papier et réessayez dans quelques minutes. Les consoles déjà ouvertes continuent.',
    en: 'Take calls on the paper form and try again in a few minutes. Consoles that are open go on.' },
  more: (lang) => html`<p class="fr-mt-4w"><a href="/fiche-papier">${PAPER[lang]}</a></p>`,
});

/** The pages of the login; there are no mail links here. */
export const loginPage = (assets: Pick<PageAssets, 'styles'>) => (page: LoginPage, lang: Lang): string => {
  const login = loginOf(assets);
  if (page.name === 'choose') return agentChoice(login, page, page.providers, lang);
  if (page.name === 'sign-out') return agentSignOut(login, page.action, lang);
  return agentSignedOut(login, '/connexion', lang);
};
