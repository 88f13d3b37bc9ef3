import { createHash } from 'node:crypto';
import { canonicalJson } from '#base/values/canonical-json.ts';

/** `sha256:` and the digest of a message's canonical form (RFC 8785), without `empreinte` and `rang`. */
export const empreinteOf = (message: Readonly<Record<string, unknown>>): string => {
  const { empreinte: _print, rang: _rank, ...content } = message;
  return `sha256:${createHash('sha256').update(canonicalJson(content)).digest('hex')}`;
};
