import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { exportJWK, generateKeyPair, type JWK } from 'jose';

/** Private signing keys, one of each algorithm that the providers use. */
export type SigningKeys = { keys: JWK[] };

/** Fresh signing keys. */
export const makeSigningKeys = async (): Promise<SigningKeys> => ({
  keys: await Promise.all(['ES256', 'RS256'].map(signingKey)),
});

const signingKey = async (alg: string): Promise<JWK> => {
  const { privateKey } = await generateKeyPair(alg, { extractable: true });
  return { ...await exportJWK(privateKey), alg, use: 'sig', kid: `stand-in-${alg.toLowerCase()}` };
};

/** The keys of a demo platform: kept in its own folder, so that a login outlives a restart of this process. */
export const keptSigningKeys = async (file: string): Promise<SigningKeys> => {
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as SigningKeys;
  const keys = await makeSigningKeys();
  writeFileSync(file, JSON.stringify(keys), { mode: 0o600 });
  return keys;
};
