import { decodedBody, linesOf, mediaType, MIME_LIMITS, partsOf, readFields, unquoted,
  type MimeEntity } from '#base/messages/mime-entity.ts';
import { MAILBOX_LIMITS } from './limits.ts';

/** What a reader wants of a mail. */
export type ParsedMail = { from: string; subject: string; text: string | undefined; html: string | undefined };

/** Reads a mail (RFC 5322, MIME), within `MIME_LIMITS`: its first text and HTML parts; attachments are left out. */
export const parseMail = (source: Buffer): ParsedMail => {
  const found: { text?: string; html?: string } = {};
  const root = readFields(linesOf(source.toString('latin1')));
  let parts = 0;
  const visit = (entity: MimeEntity, depth: number): void => {
    if (++parts > MAILBOX_LIMITS.mime_parts_max || depth > MIME_LIMITS.depth) return;
    const type = mediaType(entity);
    for (const part of partsOf(entity)) visit(part, depth + 1);
    if (/^attachment/i.test(entity.headers.get('content-disposition') ?? '')) return;
    if (type === 'text/html') found.html ??= textOf(entity);
    else if (type.startsWith('text/')) found.text ??= textOf(entity);
  };
  visit(root, 0);
  const field = (name: string): string => decodeWords(root.headers.get(name) ?? '');
  return { from: field('from'), subject: field('subject'), text: found.text, html: found.html };
};

const CHARSET = /;\s*charset\s*=\s*(?:"([^"]*)"|([^;\s]+))/i;

const textOf = (entity: MimeEntity): string => {
  const [, quoted, plain] = CHARSET.exec(entity.headers.get('content-type') ?? '') ?? [];
  return decodeBytes(Buffer.from(decodedBody(entity), 'latin1'), quoted ?? plain);
};

/** RFC 2047 encoded words, `=?utf-8?Q?…?=` and `=?utf-8?B?…?=`; neighbours are joined without their space. */
export const decodeWords = (value: string): string => value
  .replace(/(\?=)\s+(=\?)/g, '$1$2')
  .replace(/=\?([\w-]{1,30})\?([bq])\?([^?\s]*)\?=/gi, (_all, charset: string, encoding: string, text: string) =>
    decodeBytes(encoding.toLowerCase() === 'b' ? Buffer.from(text, 'base64')
      : Buffer.from(unquoted(text.replaceAll('_', ' ')), 'latin1'), charset));

/** Text of bytes in a named character set; unknown sets are read as UTF-8. */
const decodeBytes = (bytes: Uint8Array, charset = 'utf-8'): string => {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
};
