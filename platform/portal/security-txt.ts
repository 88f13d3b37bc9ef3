import { toRfc3339, type Instant } from '#base/values/instant.ts';

const VALID_MS = 180 * 86_400_000;

/** RFC 9116: where to report a weakness; it must say until when it is right, and on which of our addresses it stands. */
export const securityTxt = (contact: string, origins: readonly string[], now: Instant): string => [
  `Contact: ${contact}`, `Expires: ${toRfc3339(now + VALID_MS)}`, 'Preferred-Languages: fr, en',
  ...origins.map((origin) => `Canonical: ${origin}/.well-known/security.txt`), '',
].join('\n');
