import { addressRange } from '#base/http/address-range.ts';
import { inContext, systemContext, type Tx } from '#base/store/context.ts';
import type { Pool } from '#base/store/pools.ts';
import { hmac } from '#base/values/crypto-box.ts';
import { randomSlice } from '#base/values/ids.ts';
import type { Clock, Instant } from '#base/values/instant.ts';
import type { Lang } from '#base/values/lang.ts';
import { partitionOf } from '#base/values/partition.ts';
import { mailboxOf, readAddress } from './email-address.ts';
import { accessProblems } from './errors.ts';
import type { VerifiedIdentity } from './identity.ts';
import type { AccessKeys } from './keys.ts';
import { ACCESS_LIMITS } from './limits.ts';
import { openJson, sealJson } from './sealed-json.ts';
import { makeToken, parseToken } from './session-token.ts';
import { withinLimit } from './throttle.ts';

/**
 * What the mail must say; it leaves in the transaction that keeps the link, so that neither exists without the other.
 */
export type LinkMail = { to: string; lang: Lang; secret: string; expiresAt: Instant };
export type SendLinkMail = (tx: Tx, mail: LinkMail) => Promise<void>;

export type EmailLinkOptions = {
  pool: Pool;
  keys: AccessKeys;
  partitions: number;
  clock: Clock;
  sendMail: SendLinkMail;
};

export type LinkRequest = {
  address: string;
  /** IP address of the browser. */
  from: string;
  /** Secret of the browser that asks (cookie): only there does the link open. */
  binding: string;
  returnTo: string;
  lang: Lang;
};

/** A secret for the browser that is about to ask for a link. */
export const newBinding = (): string => randomSlice(32).toString('base64url');

const CONTEXT = systemContext('email-link', 'login');
type Inside = { address: string; returnTo: string };

/**
 * Sends a link to a mailbox. The answer is the same whether or not anybody ever used that address.
 * Throws ACCESS_EMAIL_INVALID or ACCESS_LINK_TOO_MANY.
 */
export const requestLink = async (options: EmailLinkOptions, request: LinkRequest): Promise<void> => {
  const { pool, keys, partitions, clock, sendMail } = options;
  const address = readAddress(request.address);
  if (address === undefined) throw accessProblems.ACCESS_EMAIL_INVALID();
  const now = clock();
  // Counted in a transaction of its own: what is refused counts too.
  const within = await inContext(pool, CONTEXT, (tx) =>
    countRequest(tx, options, mailboxOf(address), request.from, now));
  if (!within) throw tooMany(now);
  const token = makeToken(keys.mail, partitionOf(partitions, mailboxOf(address)));
  const expiresAt = now + ACCESS_LIMITS.link_life_s * 1_000;
  const inside: Inside = { address, returnTo: request.returnTo };
  await inContext(pool, CONTEXT, async (tx) => {
    await tx.query({ name: 'email-link-insert', text: `
      insert into email_link (partition, token_hash, address_mac, binding_mac, sealed, created_at, expires_at)
      values ($1, $2, $3, $4, $5, $6, $7)`,
    values: [token.partition, token.hash, hmac(keys.mail, 'address', mailboxOf(address)),
      bindingMac(keys, request.binding), sealJson(keys.sealing, inside, sealPurpose(token.hash)), new Date(now),
      new Date(expiresAt)] });
    await sendMail(tx, { to: address, lang: request.lang, secret: token.text, expiresAt });
  });
};

const countRequest = async (
  tx: Tx, options: EmailLinkOptions, mailbox: string, from: string, now: Instant,
): Promise<boolean> => {
  const { links_per_address_per_h: perAddress, links_per_range_per_h: perRange } = ACCESS_LIMITS;
  const byAddress = await withinLimit(tx, options, ['link-to', mailbox], perAddress, now);
  const byRange = await withinLimit(tx, options, ['link-from', addressRange(from)], perRange, now);
  return byAddress && byRange;
};

const tooMany = (now: Instant): Error =>
  accessProblems.ACCESS_LINK_TOO_MANY({ retryAfterS: Math.ceil((3_600_000 - now % 3_600_000) / 1_000) });

const bindingMac = (keys: AccessKeys, binding: string): Buffer => hmac(keys.mail, 'binding', binding);
const sealPurpose = (hash: Buffer): string => `email link ${hash.toString('hex')}`;

export type UsedLink = { identity: VerifiedIdentity; returnTo: string };

/**
 * Uses a link, once, in the browser that asked for it. In another browser the link stays good.
 * Throws ACCESS_LINK_INVALID, ACCESS_LINK_OTHER_BROWSER or ACCESS_LINK_TOO_MANY.
 */
export const useLink = async (
  options: EmailLinkOptions, secret: string | undefined, binding: string | undefined, from: string,
): Promise<UsedLink> => {
  const { pool, keys, clock } = options;
  const now = clock();
  const within = await inContext(pool, CONTEXT, (tx) =>
    withinLimit(tx, options, ['use-from', addressRange(from)], ACCESS_LIMITS.link_uses_per_range_per_h, now));
  if (!within) throw tooMany(now);
  const token = parseToken(keys.mail, secret);
  if (token === undefined) throw accessProblems.ACCESS_LINK_INVALID();
  return inContext(pool, CONTEXT, async (tx) => {
    const { rows: [row] } = await tx.query<{ sealed: Buffer; binding_mac: Buffer }>({ name: 'email-link-use', text: `
      update email_link set used_at = $3
      where partition = $1 and token_hash = $2 and used_at is null and expires_at > $3
      returning sealed, binding_mac`, values: [token.partition, token.hash, new Date(now)] });
    const inside = row && openJson<Inside>(keys.sealing, row.sealed, sealPurpose(token.hash));
    if (row === undefined || inside === undefined) throw accessProblems.ACCESS_LINK_INVALID();
    // Throwing rolls the use back.
    if (!row.binding_mac.equals(bindingMac(keys, binding ?? ''))) throw accessProblems.ACCESS_LINK_OTHER_BROWSER();
    return { identity: mailboxIdentity(inside.address, now), returnTo: inside.returnTo };
  });
};

const mailboxIdentity = (address: string, now: Instant): VerifiedIdentity => ({
  provider: 'courriel', issuer: 'email', subject: mailboxOf(address), assurance: 'email', secondFactor: false,
  person: { kind: 'mailbox' }, email: address, notices: [], authenticatedAt: now,
});

/** Removes links that can no longer be used; run by the jobs role. */
export const purgeLinks = async (tx: Tx, partition: number, before: Instant): Promise<number> => {
  const { rowCount } = await tx.query('delete from email_link where partition = $1 and expires_at < $2',
    [partition, new Date(before)]);
  return rowCount ?? 0;
};
