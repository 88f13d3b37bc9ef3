import { editDistance } from './edit-distance.ts';

/** RFC 5321 §4.5.3.1 sizes. */
const EMAIL_MAX = 254;
const LOCAL_MAX = 64;
const LABEL = /^[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?$/u;
const TOP_LABEL = /^\p{L}[\p{L}\p{N}-]+$/u;
const LOCAL = /^[^\s\p{Cc}@<>()[\],;:\\"]+$/u;

/** True for an address that mail can be sent to, as far as its form can tell. Linear in its length. */
export const isEmail = (text: string): boolean => {
  if (text.length > EMAIL_MAX) return false;
  const at = text.lastIndexOf('@');
  const local = text.slice(0, at);
  const labels = text.slice(at + 1).split('.');
  return at > 0 && local.length <= LOCAL_MAX && LOCAL.test(local)
    && !local.startsWith('.') && !local.endsWith('.') && !local.includes('..')
    && labels.length >= 2 && labels.every((label) => LABEL.test(label)) && TOP_LABEL.test(labels.at(-1)!);
};

const COMMON_DOMAINS = ['gmail.com', 'orange.fr', 'hotmail.fr', 'hotmail.com', 'outlook.fr', 'outlook.com', 'free.fr',
  'sfr.fr', 'laposte.net', 'wanadoo.fr', 'yahoo.fr', 'yahoo.com', 'live.fr', 'icloud.com', 'bbox.fr', 'numericable.fr'];

/** A likely correction of a mistyped domain (`gmial.com` → `gmail.com`), for the confirmation screen only. */
export const suggestEmail = (email: string): string | undefined => {
  const at = email.lastIndexOf('@');
  const domain = email.slice(at + 1).toLowerCase();
  if (at < 1 || COMMON_DOMAINS.includes(domain)) return undefined;
  const near = COMMON_DOMAINS.find((common) => editDistance(domain, common, 1) <= 1);
  return near === undefined ? undefined : email.slice(0, at + 1) + near;
};
