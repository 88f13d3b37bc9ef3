import * as oidc from 'openid-client';
import { ACCESS_LIMITS } from './limits.ts';
import { problemOfLogin } from './login-problem.ts';
import type { OidcSettings } from './oidc-client.ts';
import { accessProblems } from './errors.ts';

const LOOPBACK = new Set(['127.0.0.1', '[::1]', 'localhost']);
const isLoopback = (host: string): boolean => LOOPBACK.has(host) || host.endsWith('.localhost');

/** True when the issuer may be reached in the clear: development, and this machine only. */
const mayBePlain = ({ issuer, development }: OidcSettings): boolean => {
  const { protocol, hostname } = new URL(issuer);
  if (protocol === 'https:') return false;
  if (!development || !isLoopback(hostname)) {
    throw new RangeError(`issuer ${issuer}: https is required (plain http is for development on the loopback only)`);
  }
  return true;
};

/**
 * The provider's published metadata, read once and kept a day. One request at a time; after a failure the provider
 * is left alone for a few seconds and callers are told at once that it is down.
 */
export const cachedProvider = (settings: OidcSettings): (() => Promise<oidc.Configuration>) => {
  const plain = mayBePlain(settings);
  let known: { configuration: Promise<oidc.Configuration>; at: number } | undefined;
  let failedAt = -Infinity;
  return () => {
    const now = settings.clock();
    const ageMs = now - (known?.at ?? -Infinity);
    if (known !== undefined && ageMs < ACCESS_LIMITS.provider_metadata_s_max * 1_000) return known.configuration;
    if (now - failedAt < ACCESS_LIMITS.provider_retry_s * 1_000) {
      return Promise.reject(accessProblems.ACCESS_PROVIDER_DOWN({ retryAfterS: ACCESS_LIMITS.provider_retry_s }));
    }
    const configuration = discover(settings, plain).catch((error: unknown) => {
      known = undefined;
      failedAt = settings.clock();
      throw problemOfLogin(error);
    });
    known = { configuration, at: now };
    return configuration;
  };
};

const discover = async (settings: OidcSettings, plain: boolean): Promise<oidc.Configuration> => {
  const { profile, issuer, clientId, clientSecret, decryptionKeys = [] } = settings;
  const configuration = await oidc.discovery(new URL(issuer), clientId, {
    id_token_signed_response_alg: profile.signedBy,
    ...(profile.userinfo === 'jwt' ? { userinfo_signed_response_alg: profile.signedBy } : {}),
  }, oidc.ClientSecretPost(clientSecret), {
    timeout: ACCESS_LIMITS.provider_answer_s_max,
    execute: plain ? [oidc.allowInsecureRequests] : [],
    ...(settings.fetch === undefined ? {} : { [oidc.customFetch]: settings.fetch }),
  });
  // Without this the library trusts tokens that came by back channel without looking at their signature.
  oidc.enableNonRepudiationChecks(configuration);
  if (profile.encrypted) oidc.enableDecryptingResponses(configuration, ['A256GCM'], ...decryptionKeys);
  return configuration;
};
