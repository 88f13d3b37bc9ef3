import type { JWK } from 'jose';
import { dialects, type DialectName } from './dialects.ts';

/** A service that may ask who somebody is. */
export type ClientConfig = {
  provider: DialectName;
  client_id: string;
  client_secret: string;
  client_name?: string;
  redirect_uris: string[];
  post_logout_redirect_uris?: string[];
  /** Public keys of the client: with them, ID token and userinfo are encrypted (required by FranceConnect+). */
  jwks?: { keys: JWK[] };
};

export type IdentityConfig = {
  /** Loopback address and port; port 0 takes a free one. */
  listen?: { host?: string; port?: number };
  /** Public origin, when a proxy stands in front; the issuers start with it. */
  origin?: string;
  clients: ClientConfig[];
  /** Private signing keys (ES256 and RS256); made at the start when absent. */
  jwks?: { keys: JWK[] };
  /** File of more people, JSON. */
  people?: string;
};

/** Checks what came on the file descriptor; throws a TypeError that names the wrong member. */
export const parseConfig = (text: string): IdentityConfig => {
  const config = JSON.parse(text) as IdentityConfig;
  if (!Array.isArray(config.clients)) throw new TypeError('clients: a list is required');
  config.clients.forEach((client, i) => {
    if (!dialects.some((dialect) => dialect.name === client.provider)) {
      throw new TypeError(`clients[${i}].provider: one of ${dialects.map((dialect) => dialect.name).join(', ')}`);
    }
    for (const member of ['client_id', 'client_secret'] as const) {
      if (typeof client[member] !== 'string' || client[member] === '') {
        throw new TypeError(`clients[${i}].${member}: text is required`);
      }
    }
    if (!Array.isArray(client.redirect_uris) || client.redirect_uris.length === 0) {
      throw new TypeError(`clients[${i}].redirect_uris: at least one is required`);
    }
  });
  return config;
};

/** Throws when the process is told that it serves for real. */
export const refuseProduction = (env: Record<string, string | undefined>): void => {
  if (env.SOCLE_ENV === 'production') {
    throw new Error('the identity stand-in lets anybody be anybody: it does not start with SOCLE_ENV=production');
  }
};
