import type { Text } from '#base/values/lang.ts';
import type { Assurance } from '../assurance.ts';
import type { Notice, PersonIdentity } from '../identity.ts';

export type Claims = Readonly<Record<string, unknown>>;

/** What a provider's claims say of a person; `undefined` when a claim without which nobody is known is missing. */
export type ReadPerson = { person: PersonIdentity; email?: string; notices: Notice[] };

/** An identity provider as data: what to ask, how it signs, how to read its claims. */
export type ProviderProfile = {
  /** Name in addresses: `/connexion/<name>`. */
  name: string;
  label: Text;
  scopes: readonly string[];
  /** Level asked by default; a login may ask for more. */
  assurance: Assurance;
  /** Whether the level goes as `acr_values` or as an essential claim that the provider must reach or refuse. */
  ask: 'acr_values' | 'essential_claim';
  /** The provider's own `acr` values, in our terms; an unknown one counts as `none`. */
  levels: Readonly<Record<string, Assurance>>;
  /** ID-token claims to ask for one by one (ProConnect gives `amr` only so). */
  idTokenClaims: readonly string[];
  /** Of `levels`, those that are reached with two factors only, whatever `amr` says. */
  twoFactorLevels: readonly string[];
  /** Nobody signs in there with a password alone. */
  alwaysTwoFactors: boolean;
  signedBy: 'ES256' | 'RS256';
  userinfo: 'jwt' | 'json';
  /** Tokens come encrypted for the client (FranceConnect+). */
  encrypted: boolean;
  read: (userinfo: Claims) => ReadPerson | undefined;
};

/** A claim as clean text (NFC, trimmed); empty text counts as absent. */
export const text = (claims: Claims, name: string): string | undefined => {
  const value = claims[name];
  if (typeof value !== 'string') return undefined;
  const clean = value.normalize('NFC').trim();
  return clean === '' ? undefined : clean;
};

/** A claim as a list of texts. */
export const texts = (claims: Claims, name: string): string[] => {
  const value = claims[name];
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string' && item !== '') : [];
};

/** Leaves out members without a value, so that absent stays absent. */
export const present = <T extends object>(members: { [K in keyof T]: T[K] | undefined }): T =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as T;
