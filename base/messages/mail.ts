import { messageProblems } from './errors.ts';

/** One mail, ready to leave: the content of a message of the mail channel. */
export type Mail = {
  to: string; subject: string; text: string; html: string;
  /** What a bounce that comes later tells the mail by (RFC 3461 ENVID, and the Message-ID): letters and digits, at most 100. */
  envelopeId?: string;
};

const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}]/u;
/** One address, without the syntaxes (quotes, comments, groups, lists) that smuggle a second one. */
const ADDRESS = /^[^\s@<>(),;:"\\[\]]{1,64}@[^\s@<>(),;:"\\[\]]{1,190}\.[^\s@<>(),;:"\\[\].]{2,63}$/u;
const SUBJECT_CHARS_MAX = 200;

/** Throws `MSG_ADDRESS` unless the text is one plain e-mail address. */
export const checkAddress = (address: string): string => {
  if (address.length > 254 || CONTROL.test(address) || !ADDRESS.test(address)) throw messageProblems.MSG_ADDRESS();
  return address;
};

/** Throws `MSG_HEADER` when a header's value could start another header. */
export const checkHeader = (value: string): string => {
  if (value.length > SUBJECT_CHARS_MAX || CONTROL.test(value)) throw messageProblems.MSG_HEADER();
  return value;
};
