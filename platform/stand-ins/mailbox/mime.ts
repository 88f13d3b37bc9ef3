import { MAILBOX_LIMITS } from './limits.ts';
import { decodeBytes, parameter, parseHeaders, quotedPrintable, type MimeHeaders } from './mime-header.ts';

/** What a reader wants of a mail. */
export type ParsedMail = { from: string; subject: string; text: string | undefined; html: string | undefined };

/** Reads a mail (RFC 5322, MIME): its first text and HTML parts; attachments are left out. */
export const parseMail = (source: Buffer): ParsedMail => {
  const found: { text?: string; html?: string } = {};
  const root = split(source.toString('latin1'));
  let parts = 0;
  const visit = (entity: Entity, depth: number): void => {
    if (++parts > MAILBOX_LIMITS.mime_parts_max || depth > 8) return;
    const type = entity.headers.get('content-type') ?? 'text/plain';
    const boundary = parameter(type, 'boundary');
    if (/^multipart\//i.test(type) && boundary !== undefined) {
      for (const part of partsOf(entity.body, boundary)) visit(split(part), depth + 1);
    } else if (/^attachment/i.test(entity.headers.get('content-disposition') ?? '')) return;
    else if (/^text\/html/i.test(type)) found.html ??= textOf(entity, type);
    else if (/^text\//i.test(type)) found.text ??= textOf(entity, type);
  };
  visit(root, 0);
  return { from: root.headers.get('from') ?? '', subject: root.headers.get('subject') ?? '', text: found.text,
    html: found.html };
};

type Entity = { headers: MimeHeaders; body: string };

/** `raw` holds one byte a character. */
const split = (raw: string): Entity => {
  const end = /\r?\n\r?\n/.exec(raw);
  if (/^\r?\n/.test(raw)) return { headers: new Map(), body: raw.replace(/^\r?\n/, '') };
  return end ? { headers: parseHeaders(raw.slice(0, end.index)), body: raw.slice(end.index + end[0].length) }
    : { headers: parseHeaders(raw), body: '' };
};

const partsOf = (body: string, boundary: string): string[] => {
  const marks = `\n${body}`.split(`\n--${boundary}`);
  return marks.slice(1).filter((part) => !part.startsWith('--')).slice(0, MAILBOX_LIMITS.mime_parts_max)
    .map((part) => part.replace(/^[ \t]*\r?\n/, '').replace(/\r$/, ''));
};

const textOf = ({ headers, body }: Entity, type: string): string => {
  const encoding = headers.get('content-transfer-encoding')?.trim().toLowerCase();
  const bytes = encoding === 'base64' ? Buffer.from(body, 'base64')
    : encoding === 'quoted-printable' ? quotedPrintable(body) : Buffer.from(body, 'latin1');
  return decodeBytes(bytes, parameter(type, 'charset'));
};
