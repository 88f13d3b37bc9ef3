import { timingSafeEqual } from 'node:crypto';
import { hmac, type SymmetricKey } from '#base/values/crypto-box.ts';
import type { Instant } from '#base/values/instant.ts';

/** A place in the line: its number, when its holder arrived, and the range that it was given to. */
export type Ticket = { seq: number; arrivedAt: Instant; range: string };

const MAC_BYTES = 16;
const TICKETS_CHARS_MAX = 200;

const macOf = (key: SymmetricKey, text: string): Buffer => hmac(key, 'ticket', text).subarray(0, MAC_BYTES);

/** Signs a ticket; it survives restarts because only the key must. */
export const signTicket = (key: SymmetricKey, ticket: Ticket): string => {
  const text = Buffer.from(JSON.stringify([ticket.seq, ticket.arrivedAt, ticket.range])).toString('base64url');
  return `${text}.${macOf(key, text).toString('base64url')}`;
};

/** Reads a ticket that we signed; `undefined` for anything else. */
export const readTicket = (key: SymmetricKey, signed: string | undefined): Ticket | undefined => {
  if (!signed || signed.length > TICKETS_CHARS_MAX) return undefined;
  const [text = '', mac = ''] = signed.split('.');
  const given = Buffer.from(mac, 'base64url');
  if (given.length !== MAC_BYTES || !timingSafeEqual(given, macOf(key, text))) return undefined;
  const [seq, arrivedAt, range] = JSON.parse(Buffer.from(text, 'base64url').toString()) as [number, number, string];
  return { seq, arrivedAt, range };
};
