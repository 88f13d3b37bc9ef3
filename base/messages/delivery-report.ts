import { decodedLines, linesOf, mediaType, MIME_LIMITS, partsOf, readFields, type MimeEntity } from './mime-entity.ts';

const ACTIONS = ['failed', 'delayed', 'delivered', 'relayed', 'expanded'] as const;

/** What became of a mail for one recipient (RFC 3464 §2.3); addresses without their type, `status` as `5.1.1`. */
export type RecipientReport = {
  action: (typeof ACTIONS)[number]; status: string; originalRecipient: string | null; finalRecipient: string | null;
};

/** A delivery status notification: which mail it tells of, by the sender's envelope id or the returned headers, and its fate. */
export type DeliveryReport = { envelopeId: string | null; messageId: string | null; recipients: readonly RecipientReport[] };

const RECIPIENTS_MAX = 50;
const REPORTS = new Set(['message/delivery-status', 'message/global-delivery-status']);
const RETURNED = new Set(['message/rfc822', 'text/rfc822-headers', 'message/global', 'message/global-headers']);

/**
 * Reads a bounce (RFC 3464 in the multipart/report of RFC 3462). Nothing for another mail. Never throws: what is malformed or
 * beyond the bounds (`MIME_LIMITS`) is left out.
 */
export const parseDeliveryReport = (mail: Buffer): DeliveryReport | undefined =>
  reportIn(readFields(linesOf(mail.subarray(0, MIME_LIMITS.bytes).toString('latin1'))), MIME_LIMITS.depth);

const reportIn = (entity: MimeEntity, depth: number): DeliveryReport | undefined => {
  if (depth === 0) return undefined;
  const parts = partsOf(entity);
  const status = parts.find((part) => REPORTS.has(mediaType(part)));
  if (!status) return parts.map((part) => reportIn(part, depth - 1)).find((report) => report !== undefined);
  const [first, ...rest] = fieldGroups(decodedLines(status));
  const recipients = rest.slice(0, RECIPIENTS_MAX).flatMap(recipientIn);
  if (!first || recipients.length === 0) return undefined;
  const returned = parts.find((part) => RETURNED.has(mediaType(part)));
  return { envelopeId: first.get('original-envelope-id') ?? null, recipients,
    messageId: (returned && readFields(decodedLines(returned)).headers.get('message-id')) ?? null };
};

/** The groups of fields between empty lines: the message's, then one a recipient. */
const fieldGroups = (lines: readonly string[]): ReadonlyMap<string, string>[] => {
  const groups: string[][] = [[]];
  for (const line of lines) {
    if (line.trim() !== '') groups.at(-1)!.push(line);
    else if (groups.at(-1)!.length > 0) groups.push([]);
  }
  return groups.filter((group) => group.length > 0).map((group) => readFields(group).headers);
};

const STATUS = /^[245]\.\d{1,3}\.\d{1,3}/;
const wordOf = (field: string | undefined): string => /^[\w.-]{1,40}/.exec(field ?? '')?.[0].toLowerCase() ?? '';

const recipientIn = (fields: ReadonlyMap<string, string>): RecipientReport[] => {
  const action = ACTIONS.find((known) => known === wordOf(fields.get('action')));
  const status = STATUS.exec(fields.get('status') ?? '')?.[0];
  return action && status ? [{ action, status, originalRecipient: addressIn(fields.get('original-recipient')),
    finalRecipient: addressIn(fields.get('final-recipient')) }] : [];
};

/** The address behind its type: `rfc822; name@example.org`. */
const addressIn = (field: string | undefined): string | null =>
  (field === undefined ? null : field.slice(field.indexOf(';') + 1).trim().slice(0, 320) || null);

/**
 * The mail is lost for good: it reached nobody, and whoever carried it gave up (RFC 3464 §2.3.3 `failed`), be it at once (5.x.x)
 * or after days of trying (4.4.7).
 */
export const isLost = ({ recipients }: DeliveryReport): boolean => recipients.length > 0
  && recipients.every(({ action }) => action === 'failed');
