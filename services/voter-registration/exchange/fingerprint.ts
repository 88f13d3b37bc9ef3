import { createHash } from 'node:crypto';
import { canonicalJson } from '#base/values/canonical-json.ts';

/** `sha256:` and the digest of a message's canonical form (RFC 8785), without its `empreinte` and `rang`. */
export const fingerprintOf = (message: Readonly<Record<string, unknown>>): string => {
  const { empreinte: _print, rang: _rank, ...signed } = message;
  return `sha256:${createHash('sha256').update(canonicalJson(signed)).digest('hex')}`;
};
