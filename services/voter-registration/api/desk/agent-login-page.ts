import type { LoginPage } from '#base/access/login-pages.ts';
import { html } from '#base/values/html.ts';
import type { Lang, Text } from '#base/values/lang.ts';
import type { Problem } from '#base/values/problem.ts';
import type { PageAssets } from '#base/ui/shell.ts';
import { agentFrame } from '../../web/agent-frame.ts';

type ChoosePage = Extract<LoginPage, { name: 'choose' }>;

/** Screens of people at work: who comes back there signs in as an agent. */
const AT_WORK = /^\/(mairie|commission|prefecture|administration|assistance)\b/;

/** True when the sign-in was, or will be, an agent's. */
export const isAgents = ({ failed, returnTo }: ChoosePage): boolean => failed === 'proconnect' || (failed === undefined
  && AT_WORK.test(returnTo));

type Advice = { title: Text; what: Text };

const CLAIMS_MISSING: Advice = {
  title: { fr: 'ProConnect n’a pas dit de quelle structure vous êtes', en: 'ProConnect did not say which organisation you belong to' },
  what: { fr: 'Votre SIRET, votre nom ou votre adresse professionnelle manque. Demandez à la personne qui gère votre compte ProConnect '
    + 'de le compléter, puis reconnectez-vous.',
  en: 'Your SIRET, your name or your professional address is missing. Ask the person who manages your ProConnect account to complete '
    + 'it, then sign in again.' },
};

/** What happened to an agent's sign-in, and what to do: nothing of it is for citizens. */
const ADVICE: Readonly<Record<string, Advice>> = {
  ACCESS_LOGIN_CANCELLED: { title: { fr: 'Connexion abandonnée', en: 'Sign-in cancelled' },
    what: { fr: 'Vous avez quitté ProConnect avant la fin. Rien n’a été enregistré : recommencez quand vous voulez.',
      en: 'You left ProConnect before the end. Nothing was recorded: start again when you like.' } },
  ACCESS_LOGIN_EXPIRED: { title: { fr: 'La demande de connexion a expiré', en: 'The sign-in request expired' },
    what: { fr: 'Elle a attendu plus d’un quart d’heure, ou vient d’une autre fenêtre. Recommencez ici.',
      en: 'It waited more than a quarter of an hour, or comes from another window. Start again here.' } },
  ACCESS_LOGIN_UNVERIFIED: { title: { fr: 'L’identité reçue n’a pas pu être vérifiée', en: 'The identity received could not be verified' },
    what: { fr: 'Recommencez. Si cela se répète, prévenez l’exploitation du service avec l’heure exacte.',
      en: 'Start again. If it happens again, tell the operator of the service the exact time.' } },
  ACCESS_LEVEL_TOO_LOW: { title: { fr: 'Niveau de connexion insuffisant', en: 'Sign-in level too low' },
    what: { fr: 'Ce service demande un niveau plus sûr. Choisissez un autre moyen dans ProConnect, ou demandez-le à votre structure.',
      en: 'This service asks for a stronger level. Choose another way in ProConnect, or ask your organisation for one.' } },
  ACCESS_SECOND_FACTOR: { title: { fr: 'Double authentification requise', en: 'Two-factor sign-in required' },
    what: { fr: 'Activez la double authentification chez votre fournisseur d’identité, puis reconnectez-vous.',
      en: 'Turn on two-factor sign-in with your identity provider, then sign in again.' } },
  ACCESS_PROVIDER_DOWN: { title: { fr: 'ProConnect ne répond pas', en: 'ProConnect does not answer' },
    what: { fr: 'Réessayez dans quelques minutes. Les demandes continuent d’arriver et vous attendent ; les délais légaux courent.',
      en: 'Try again in a few minutes. Requests go on arriving and wait for you; legal terms run.' } },
  ACCESS_DENIED: { title: { fr: 'Votre accès est suspendu', en: 'Your access is suspended' },
    what: { fr: 'Adressez-vous à la personne qui gère les habilitations de votre structure.',
      en: 'Ask the person who manages rights in your organisation.' } },
};

const adviceOf = ({ code, kind, options }: Problem): Advice => {
  if (code === 'ACCESS_LOGIN_UNVERIFIED' && options.extra?.cause === 'claims-missing') return CLAIMS_MISSING;
  return ADVICE[code] ?? { title: kind.title, what: kind.remedy };
};

const WORDS = {
  title: { fr: 'Connexion des agents', en: 'Staff sign-in' },
  lead: { fr: 'Mairies, assistance et administration se connectent avec ProConnect.',
    en: 'Town halls, support and administration sign in with ProConnect.' },
  again: { fr: 'Se connecter avec ProConnect', en: 'Sign in with ProConnect' },
  signOut: { fr: 'Se déconnecter', en: 'Sign out' },
  signOutLead: { fr: 'Votre session se termine ici et chez votre fournisseur d’identité.',
    en: 'Your session ends here and with your identity provider.' },
  out: { fr: 'Vous êtes déconnecté(e)', en: 'You are signed out' },
  outLead: { fr: 'Fermez la fenêtre si vous partagez cet ordinateur.', en: 'Close the window if you share this computer.' },
  citizen: { fr: 'Vous voulez vous inscrire sur une liste électorale ?', en: 'Do you want to register to vote?' },
  citizenLink: { fr: 'Page des électeurs', en: 'Page for voters' },
} as const satisfies Record<string, Text>;

/** The sign-in page of agents, with the reason of a failed attempt and what to do about it. */
export const agentLoginPage = (assets: Pick<PageAssets, 'styles'>, { returnTo, problem }: ChoosePage, lang: Lang): string => {
  const advice = problem && adviceOf(problem);
  const title = advice?.title[lang] ?? WORDS.title[lang];
  const next = `/connexion/proconnect?${new URLSearchParams({ retour: AT_WORK.test(returnTo) ? returnTo : '/mairie' })}`;
  return agentFrame(assets)({ lang, path: `/connexion?${new URLSearchParams({ retour: returnTo })}`, title, main: html`
${advice ? html`<div class="fr-alert fr-alert--error" role="alert"><h1 class="fr-alert__title">${advice.title[lang]}</h1>
<p>${advice.what[lang]}</p><p class="fr-text--sm">${problem.code}</p></div>`
    : html`<h1>${title}</h1><p class="fr-text--lead">${WORDS.lead[lang]}</p>`}
<p class="fr-mt-4w"><a class="fr-btn" href="${next}">${WORDS.again[lang]}</a></p>
<p class="fr-mt-4w">${WORDS.citizen[lang]} <a href="/">${WORDS.citizenLink[lang]}</a></p>` });
};

/** The question before signing out, for who came by a link. */
export const signOutPage = (assets: Pick<PageAssets, 'styles'>, action: string, lang: Lang): string =>
  agentFrame(assets)({ lang, path: action, title: WORDS.signOut[lang], main: html`<h1>${WORDS.signOut[lang]}</h1>
<p class="fr-text--lead">${WORDS.signOutLead[lang]}</p><form method="post" action="${action}">
<button class="fr-btn" type="submit">${WORDS.signOut[lang]}</button></form>` });

/** After an agent signed out: their own page, with the way back to work. */
export const agentSignedOutPage = (assets: Pick<PageAssets, 'styles'>, lang: Lang): string =>
  agentFrame(assets)({ lang, path: '/deconnexion/retour', title: WORDS.out[lang], main: html`<h1>${WORDS.out[lang]}</h1>
<p class="fr-text--lead">${WORDS.outLead[lang]}</p>
<p class="fr-mt-4w"><a class="fr-btn" href="/connexion/proconnect?retour=/mairie">${WORDS.again[lang]}</a></p>` });
