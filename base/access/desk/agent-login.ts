import { html, type Html } from '#base/values/html.ts';
import type { Lang, Text } from '#base/values/lang.ts';
import type { Problem } from '#base/values/problem.ts';
import type { LoginPage, ProviderChoice } from '../login-pages.ts';

/** What the sign-in of people at work says in a service, in that service's frame. */
export type AgentLogin = {
  frame(page: { lang: Lang; path: string; title: string; main: Html }): string;
  /** Who signs in here. */
  lead: Text;
  /** What goes on, or what to do, while the identity provider does not answer. */
  whileDown: Text;
  /** Under the buttons: other ways out of this page. */
  more(lang: Lang): Html;
};

type Advice = { title: Text; what: Text };
type Named = { title: (provider: string) => Text; what: (provider: string) => Text };

const CLAIMS_MISSING: Named = {
  title: (name) => ({ fr: `${name} n’a pas dit de quelle structure vous êtes`,
    en: `${name} did not say which organisation you belong to` }),
  what: (name) => ({ fr: `Votre SIRET, votre nom ou votre adresse professionnelle manque. Demandez à la personne qui gère votre compte ${
    name} de le compléter, puis reconnectez-vous.`,
  en: `Your SIRET, your name or your professional address is missing. Ask the person who manages your ${name} account to complete it, `
    + 'then sign in again.' }),
};

/** What happened to an agent's sign-in, and what to do. */
const ADVICE: Readonly<Record<string, Named>> = {
  ACCESS_LOGIN_CANCELLED: { title: () => ({ fr: 'Connexion abandonnée', en: 'Sign-in cancelled' }),
    what: (name) => ({ fr: `Vous avez quitté ${name} avant la fin. Rien n’a été enregistré : recommencez quand vous voulez.`,
      en: `You left ${name} before the end. Nothing was recorded: start again when you like.` }) },
  ACCESS_LOGIN_EXPIRED: { title: () => ({ fr: 'La demande de connexion a expiré', en: 'The sign-in request expired' }),
    what: () => ({ fr: 'Elle a attendu plus d’un quart d’heure, ou vient d’une autre fenêtre. Recommencez ici.',
      en: 'It waited more than a quarter of an hour, or comes from another window. Start again here.' }) },
  ACCESS_LOGIN_UNVERIFIED: { title: () => ({ fr: 'L’identité reçue n’a pas pu être vérifiée',
    en: 'The identity received could not be verified' }),
  what: () => ({ fr: 'Recommencez. Si cela se répète, prévenez l’exploitation du service avec l’heure exacte.',
    en: 'Start again. If it happens again, tell the operator of the service the exact time.' }) },
  ACCESS_LEVEL_TOO_LOW: { title: () => ({ fr: 'Niveau de connexion insuffisant', en: 'Sign-in level too low' }),
    what: (name) => ({ fr: `Un niveau plus sûr est demandé. Choisissez un autre moyen dans ${name} ou demandez-le à votre structure.`,
      en: `This service asks for a stronger level. Choose another way in ${name}, or ask your organisation for one.` }) },
  ACCESS_SECOND_FACTOR: { title: () => ({ fr: 'Double authentification requise', en: 'Two-factor sign-in required' }),
    what: () => ({ fr: 'Activez la double authentification chez votre fournisseur d’identité, puis reconnectez-vous.',
      en: 'Turn on two-factor sign-in with your identity provider, then sign in again.' }) },
  ACCESS_DENIED: { title: () => ({ fr: 'Votre accès est suspendu', en: 'Your access is suspended' }),
    what: () => ({ fr: 'Adressez-vous à la personne qui gère les habilitations de votre structure.',
      en: 'Ask the person who manages rights in your organisation.' }) },
};

const WORDS = {
  title: { fr: 'Connexion des agents', en: 'Staff sign-in' },
  withProvider: { fr: 'Se connecter avec', en: 'Sign in with' },
  again: { fr: 'Se connecter', en: 'Sign in' },
  signOut: { fr: 'Se déconnecter', en: 'Sign out' },
  signOutLead: { fr: 'Votre session se termine ici et chez votre fournisseur d’identité.',
    en: 'Your session ends here and with your identity provider.' },
  out: { fr: 'Vous êtes déconnecté(e)', en: 'You are signed out' },
  outLead: { fr: 'Fermez la fenêtre si vous partagez cet ordinateur.', en: 'Close the window if you share this computer.' },
} as const satisfies Record<string, Text>;

const adviceOf = ({ whileDown }: AgentLogin, { code, kind, options }: Problem, name: string): Advice => {
  if (code === 'ACCESS_PROVIDER_DOWN') return { what: whileDown, title: { fr: `${name} ne répond pas`, en: `${name} does not answer` } };
  const known = code === 'ACCESS_LOGIN_UNVERIFIED' && options.extra?.cause === 'claims-missing' ? CLAIMS_MISSING : ADVICE[code];
  return known ? { title: known.title(name), what: known.what(name) } : { title: kind.title, what: kind.remedy };
};

const button = (href: string, label: string): Html => html`<p class="fr-mt-2w"><a class="fr-btn" href="${href}">${label}</a></p>`;

/** The page of the ways in for agents, with the reason of a failed attempt and what to do about it. */
export const agentChoice = (
  login: AgentLogin, page: Pick<Extract<LoginPage, { name: 'choose' }>, 'returnTo' | 'problem' | 'failed'>,
  providers: readonly ProviderChoice[], lang: Lang,
): string => {
  const { label } = providers.find(({ name }) => name === page.failed) ?? providers[0]!;
  const advice = page.problem && adviceOf(login, page.problem, label[lang]);
  const title = advice?.title[lang] ?? WORDS.title[lang];
  return login.frame({ lang, path: `/connexion?${new URLSearchParams({ retour: page.returnTo })}`, title, main: html`
${advice ? html`<div class="fr-alert fr-alert--error" role="alert"><h1 class="fr-alert__title">${title}</h1>
<p>${advice.what[lang]}</p><p class="fr-text--sm">${page.problem!.code}</p></div>`
    : html`<h1>${title}</h1><p class="fr-text--lead">${login.lead[lang]}</p>`}
${providers.map((one) => button(one.href, `${WORDS.withProvider[lang]} ${one.label[lang]}`))}
${login.more(lang)}` });
};

/** The question before signing out, for who came by a link. */
export const agentSignOut = ({ frame }: AgentLogin, action: string, lang: Lang): string =>
  frame({ lang, path: action, title: WORDS.signOut[lang], main: html`<h1>${WORDS.signOut[lang]}</h1>
<p class="fr-text--lead">${WORDS.signOutLead[lang]}</p><form method="post" action="${action}">
<button class="fr-btn" type="submit">${WORDS.signOut[lang]}</button></form>` });

/** After an agent signed out, with the way back to work. */
export const agentSignedOut = ({ frame }: AgentLogin, againHref: string, lang: Lang): string =>
  frame({ lang, path: '/deconnexion/retour', title: WORDS.out[lang], main: html`<h1>${WORDS.out[lang]}</h1>
<p class="fr-text--lead">${WORDS.outLead[lang]}</p>${button(againHref, WORDS.again[lang])}` });
