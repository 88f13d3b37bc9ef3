import type { JWK } from 'jose';
import { directionKey, type WebhookKey } from '#base/messages/webhook-signature.ts';
import type { DialectName } from './dialects.ts';
import type { Text } from './texts.ts';

/** A service that may ask who somebody is. */
export type ClientConfig = {
  provider: DialectName;
  client_id: string;
  client_secret: string;
  client_name?: string;
  /** What the login screen calls the service, in both languages; `client_name` when absent. */
  client_title?: Text;
  redirect_uris: string[];
  post_logout_redirect_uris?: string[];
  /** Public keys of the client: with them, ID token and userinfo are encrypted (required by FranceConnect+). */
  jwks?: { keys: JWK[] };
};

/** Throws when told that the platform serves for real. */
export const refuseProduction = (env: string | undefined): void => {
  if (env === 'production') {
    throw new Error('the identity stand-in lets anybody be anybody: it does not start with SOCLE_ENV=production');
  }
};

const SHARED_SECRET = /^oidc@(.+)$/;

/**
 * The clients of a platform: each service that shares a secret named `oidc` with this one, at its own origin.
 * FranceConnect+ is left out: it needs the client's public key, which tests give directly.
 */
export const clientsOf = (
  secrets: Record<string, string>, origins: Record<string, string>, titles: Readonly<Record<string, Text>> = {},
): ClientConfig[] =>
  Object.entries(secrets).flatMap(([name, secret]) => {
    const service = SHARED_SECRET.exec(name)?.[1];
    const origin = service === undefined ? undefined : origins[service];
    if (service === undefined || origin === undefined) return [];
    return (['franceconnect', 'proconnect', 'pro-sante-connect'] as const).map((provider) => ({
      provider, client_id: service, client_secret: secret, ...(titles[service] ? { client_title: titles[service] } : {}),
      redirect_uris: [`${origin}/connexion/${provider}/retour`],
      post_logout_redirect_uris: [`${origin}/deconnexion/retour`],
    }));
  });

const ADDRESS_SECRET = /^address@(.+)$/;

/** The keys by which services sign what they ask about an address: each one that shares a secret named `address` with this one. */
export const addressKeysOf = (secrets: Record<string, string>): WebhookKey[] => Object.entries(secrets).flatMap(([name, secret]) => {
  const service = ADDRESS_SECRET.exec(name)?.[1];
  return service === undefined ? [] : [directionKey(Buffer.from(secret), service, 'identity')];
});
