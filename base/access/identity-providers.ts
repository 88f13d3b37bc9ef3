import type { ServiceContext } from '#base/http/service-context.ts';
import type { Clock } from '#base/values/instant.ts';
import type { Text } from '#base/values/lang.ts';
import { createOidcClient, type OidcClient } from './oidc-client.ts';
import { franceConnect } from './providers/france-connect.ts';
import { proConnect } from './providers/pro-connect.ts';
import { proSanteConnect } from './providers/pro-sante-connect.ts';
import type { ProviderProfile } from './providers/profile.ts';

/** Providers that a service may offer by name alone; FranceConnect+ needs the service's encryption key besides. */
const PROVIDERS = {
  franceconnect: { profile: franceConnect, prefix: 'SOCLE_FRANCECONNECT', mount: '/franceconnect/api/v2' },
  proconnect: { profile: proConnect, prefix: 'SOCLE_PROCONNECT', mount: '/proconnect/api/v2' },
  'pro-sante-connect': { profile: proSanteConnect, prefix: 'SOCLE_PROSANTECONNECT', mount: '/psc/auth/realms/esante-wallet' },
} as const satisfies Record<string, { profile: ProviderProfile; prefix: string; mount: string }>;

export type ProviderName = keyof typeof PROVIDERS;

type ProviderSetting = { name: string; default: string; text: Text; secret?: boolean; needs?: string[] };

/** The settings by which an operator names the real providers; without them the platform's stand-in answers. */
export const providerSettings = (names: readonly ProviderName[]): ProviderSetting[] => names.flatMap((name) => {
  const { profile: { label }, prefix } = PROVIDERS[name];
  return [
    { name: `${prefix}_ISSUER`, default: '', needs: [`${prefix}_CLIENT_ID`, `${prefix}_CLIENT_SECRET`],
      text: { fr: `${label.fr} : adresse (vide : le double local)`, en: `${label.en}: address (empty: the local double)` } },
    { name: `${prefix}_CLIENT_ID`, default: '', text: { fr: `${label.fr} : identifiant du service`, en: `${label.en}: client id` } },
    { name: `${prefix}_CLIENT_SECRET`, default: '', secret: true, text: { fr: `${label.fr} : secret du service`,
      en: `${label.en}: client secret` } },
  ];
});

/** What a real platform cannot do without: the settings of one at least of these providers, whole. */
export const providerNeed = (names: readonly ProviderName[], text: Text): { anyOf: string[][]; text: Text } => ({ text,
  anyOf: names.map((name) => ['ISSUER', 'CLIENT_ID', 'CLIENT_SECRET'].map((end) => `${PROVIDERS[name].prefix}_${end}`)) });

/** The login clients of a service: the providers that its settings name, else those of the platform's stand-in, else none. */
export const identityProviders = (context: ServiceContext, names: readonly ProviderName[], clock: Clock): OidcClient[] =>
  names.flatMap((name) => {
    const { profile, prefix, mount } = PROVIDERS[name];
    const { settings, origin, origins: { identity }, secrets, env } = context;
    const real = settings[`${prefix}_ISSUER`];
    const issuer = real || (identity && `${identity}${mount}`);
    return issuer ? [createOidcClient({ profile, issuer,
      clientId: settings[`${prefix}_CLIENT_ID`] || context.service, clientSecret: settings[`${prefix}_CLIENT_SECRET`] || secrets.oidc || '',
      redirectUri: `${origin}/connexion/${profile.name}/retour`, postLogoutRedirectUri: `${origin}/deconnexion/retour`,
      development: env !== 'production', clock })] : [];
  });
