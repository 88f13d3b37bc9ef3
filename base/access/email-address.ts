import { domainToASCII } from 'node:url';
import { ACCESS_LIMITS } from './limits.ts';

/** RFC 5321 §4.5.3.1.1. */
const LOCAL_CHARS_MAX = 64;
const LOCAL = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const DOMAIN = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;

/** Mail domains of most French mailboxes: only to notice a slip of the finger, never to refuse another. */
const COMMON_DOMAINS = [
  'gmail.com', 'orange.fr', 'wanadoo.fr', 'free.fr', 'laposte.net', 'hotmail.fr', 'hotmail.com', 'outlook.fr',
  'outlook.com', 'yahoo.fr', 'yahoo.com', 'sfr.fr', 'icloud.com', 'live.fr', 'bbox.fr', 'protonmail.com', 'gmx.fr',
  'msn.com', 'neuf.fr', 'club-internet.fr', 'numericable.fr', 'aol.com',
];

/**
 * An address as the suite keeps it: trimmed, domain in ASCII lower case, at most 254 characters (RFC 5321).
 * `undefined` when it cannot be one.
 */
export const readAddress = (typed: string): string | undefined => {
  const text = typed.normalize('NFC').trim();
  const at = text.lastIndexOf('@');
  if (at < 1 || text.length > ACCESS_LIMITS.email_chars_max) return undefined;
  const domain = domainToASCII(text.slice(at + 1)).toLowerCase();
  const valid = LOCAL.test(text.slice(0, at)) && at <= LOCAL_CHARS_MAX && DOMAIN.test(domain);
  return valid ? `${text.slice(0, at)}@${domain}` : undefined;
};

/** The name of a mailbox: case of the local part does not tell two people apart in practice. */
export const mailboxOf = (address: string): string => address.toLowerCase();

/** "Did you mean …?": the same address at a common domain one slip away; `undefined` when nothing seems wrong. */
export const suggestAddress = (address: string): string | undefined => {
  const [local, domain = ''] = address.split('@');
  if (COMMON_DOMAINS.includes(domain)) return undefined;
  const near = COMMON_DOMAINS.find((common) => slips(domain, common) === 1);
  return near === undefined ? undefined : `${local}@${near}`;
};

/** Slips between two words: a letter added, lost, changed, or two neighbours swapped; counts no further than 2. */
const slips = (a: string, b: string): number => {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > 1) return 2;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i += 1;
  const rests = [
    [a.slice(i + 1), b.slice(i)], [a.slice(i), b.slice(i + 1)], [a.slice(i + 1), b.slice(i + 1)],
    [a[i + 1]! + a[i]! + a.slice(i + 2), b.slice(i)],
  ];
  return rests.some(([left, right]) => left === right) ? 1 : 2;
};
