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

/** The services that share a secret of this name with this one, each with the secret. */
const sharedWith = (secrets: Record<string, string>, name: string): [service: string, secret: string][] =>
  Object.entries(secrets).flatMap(([key, secret]): [string, string][] => {
    const [kind, service] = key.split('@');
    return kind === name && service ? [[service, secret]] : [];
  });

/**
 * The clients of a platform: each service that shares a secret named `oidc` with this one, at its own origin.
 * FranceConnect+ is left out: it needs the client's public key, which tests give directly.
 */
export const clientsOf = (
  secrets: Record<string, string>, origins: Record<string, string>, titles: Readonly<Record<string, Text>> = {},
): ClientConfig[] =>
  sharedWith(secrets, 'oidc').flatMap(([service, secret]) => {
    const origin = origins[service];
    if (origin === undefined) return [];
    return (['franceconnect', 'proconnect', 'pro-sante-connect'] as const).map((provider) => ({
      provider, client_id: service, client_secret: secret, ...(titles[service] ? { client_title: titles[service] } : {}),
      redirect_uris: [`${origin}/connexion/${provider}/retour`],
      post_logout_redirect_uris: [`${origin}/deconnexion/retour`],
    }));
  });

/** The keys by which services sign what they ask about an address: each one that shares a secret named `address` with this one. */
export const addressKeysOf = (secrets: Record<string, string>): WebhookKey[] =>
  sharedWith(secrets, 'address').map(([service, secret]) => directionKey(Buffer.from(secret), service, 'identity'));
