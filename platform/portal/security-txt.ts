import { toRfc3339, type Instant } from '#base/values/instant.ts';

const VALID_MS = 180 * 86_400_000;

/** RFC 9116: where to report a weakness; it must say until when it is right. */
export const securityTxt = (contact: string, origin: string, now: Instant): string => [
  `Contact: ${contact}`, `Expires: ${toRfc3339(now + VALID_MS)}`, 'Preferred-Languages: fr, en',
  `Canonical: ${origin}/.well-known/security.txt`, '',
].join('\n');
