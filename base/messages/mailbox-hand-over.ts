import type { Clock } from '#base/values/instant.ts';
import type { PrintJob } from './letter-adapter.ts';
import { signWebhook, type WebhookKey } from './webhook-signature.ts';

/** Where the demo's letters go: `POST <origin>/letters`, signed. */
export type MailboxDoor = { origin: string; key: WebhookKey; clock: Clock };

const TIMEOUT_MS = 10_000;

/**
 * Hands letters to the demo's mailbox instead of the print desk, for `createLetterAdapter`.
 * `key` is `directionKey(secret, <service>, 'mailbox')`.
 */
export const mailboxHandOver = ({ origin, key, clock }: MailboxDoor) =>
  async ({ id, letter, pdf }: PrintJob): Promise<void> => {
  const text = letter.blocks.map((block) => block.kind === 'list' ? block.items.map((item) => `- ${item}`).join('\n')
    : block.kind === 'link' ? `${block.label} :\n${block.url}` : block.text).join('\n\n');
  const body = Buffer.from(JSON.stringify({
    id, from: letter.sender[0] ?? '', to: letter.address[0] ?? '', subject: letter.subject,
    text: `${letter.address.join('\n')}\n\n${text}`, pdf: Buffer.from(pdf).toString('base64'),
  }));
  const response = await fetch(`${origin}/letters`, {
    method: 'POST', body, redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS),
    headers: { 'content-type': 'application/json', ...signWebhook([key], id, clock(), body) },
  });
  await response.body?.cancel();
  if (!response.ok) throw Object.assign(new Error(`mailbox: HTTP ${response.status}`),
    { code: `HTTP ${response.status}` });
};
