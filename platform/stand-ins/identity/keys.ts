import { exportJWK, generateKeyPair, type JWK } from 'jose';

/** Fresh private signing keys, one of each algorithm that the providers use. */
export const makeSigningKeys = async (): Promise<{ keys: JWK[] }> => ({
  keys: await Promise.all(['ES256', 'RS256'].map(signingKey)),
});

const signingKey = async (alg: string): Promise<JWK> => {
  const { privateKey } = await generateKeyPair(alg, { extractable: true });
  return { ...await exportJWK(privateKey), alg, use: 'sig', kid: `stand-in-${alg.toLowerCase()}` };
};
