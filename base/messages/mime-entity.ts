/** Bounds of what is read of a mail; what lies beyond is left out. */
export const MIME_LIMITS = { bytes: 256 * 1024, line: 2_000, header: 2_000, headers: 200, parts: 20, depth: 4 } as const;

/** A part of a mail: its headers by lower-case name (the first of a name counts), and the lines of its body, not decoded. */
export type MimeEntity = { headers: ReadonlyMap<string, string>; lines: readonly string[] };

/** Lines of a text with CRLF or LF, each cut at the bound. */
export const linesOf = (text: string): string[] =>
  text.slice(0, MIME_LIMITS.bytes).split('\n').map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line).slice(0, MIME_LIMITS.line));

/** Fields up to the first empty line, folded ones joined (RFC 5322 §2.2.3); and what stands after that line. */
export const readFields = (lines: readonly string[]): MimeEntity => {
  const end = lines.findIndex((line) => line.trim() === '');
  const headers = new Map<string, string>();
  let last: string | undefined;
  for (const line of end < 0 ? lines : lines.slice(0, end)) {
    if (line.startsWith(' ') || line.startsWith('\t')) {
      const known = last === undefined ? undefined : headers.get(last);
      if (known !== undefined && known.length < MIME_LIMITS.header) headers.set(last!, `${known} ${line.trim()}`.trim());
      continue;
    }
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase();
    last = name !== '' && !headers.has(name) && headers.size < MIME_LIMITS.headers ? name : undefined;
    if (last !== undefined) headers.set(last, line.slice(colon + 1).trim());
  }
  return { headers, lines: end < 0 ? [] : lines.slice(end + 1) };
};

/** Media type of a part, in lower case; text/plain without one (RFC 2045 §5.2). */
export const mediaType = ({ headers }: MimeEntity): string =>
  (headers.get('content-type') ?? 'text/plain').split(';')[0]!.trim().toLowerCase();

const BOUNDARY = /;\s*boundary\s*=\s*(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i;

/** The parts of a multipart entity, at most as many as the bound; none for another entity. */
export const partsOf = (entity: MimeEntity): MimeEntity[] => {
  const found = BOUNDARY.exec(entity.headers.get('content-type') ?? '');
  if (!mediaType(entity).startsWith('multipart/') || !found) return [];
  const delimiter = `--${found[1] ?? found[2]!}`;
  const parts: string[][] = [];
  for (const line of entity.lines) {
    const mark = line.startsWith(delimiter) ? line.trimEnd() : '';
    if (mark === `${delimiter}--`) break;
    if (mark !== delimiter) parts.at(-1)?.push(line);
    else if (parts.push([]) > MIME_LIMITS.parts) break;
  }
  return parts.slice(0, MIME_LIMITS.parts).map(readFields);
};

/** A quoted-printable text undone (RFC 2045 §6.7), one byte a character. */
export const unquoted = (text: string): string => text.replaceAll('=\n', '')
  .replace(/=([0-9A-F]{2})/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** The body once base64 or quoted-printable is undone (RFC 2045 §6), one byte a character, lines ended by LF. */
export const decodedBody = ({ headers, lines }: MimeEntity): string => {
  switch ((headers.get('content-transfer-encoding') ?? '').trim().toLowerCase()) {
    case 'base64': return Buffer.from(lines.join(''), 'base64').toString('latin1');
    case 'quoted-printable': return unquoted(lines.join('\n'));
    default: return lines.join('\n');
  }
};

/** The same as lines, each cut at the bound. */
export const decodedLines = (entity: MimeEntity): readonly string[] => linesOf(decodedBody(entity));
