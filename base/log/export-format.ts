/**
 * The export of a service's logs: a folder that anybody can verify without this software (README.md, "Export").
 *
 *     export.json                       what is inside
 *     keys.json                         key history
 *     receipts.jsonl                    receipts that people hold (optional)
 *     log/<log>/checkpoint              last signed checkpoint
 *     log/<log>/checkpoints.jsonl       {"note"} a line
 *     log/<log>/tile/…                  C2SP tlog-tiles, partial ones for the size of the checkpoint
 *     log/<log>/events.jsonl            {"i", "h", "b", "s"} a line: leaf index, header, body, salt (base64)
 *     log/<log>/dossiers.jsonl          {"dossier", "version"} a line: what the projections say (optional)
 */
import { parseLogName } from './origin.ts';
import type { DossierHead, StoredEvent } from './log-source.ts';

export type ExportManifest = {
  socle_export: 1;
  service: string;
  /** `<host>/<service>` */
  origin: string;
  logs: string[];
  /** Types of the events that record an erasure. */
  erasure_types: string[];
  skew_ms: number;
};

export const MANIFEST = 'export.json';
export const KEYS = 'keys.json';
export const RECEIPTS = 'receipts.jsonl';
/** Folder of a log in an export. */
export const logFolder = (log: string): string => `log/${log}`;

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');

/** Reads a manifest; undefined when it is none of this version. */
export const asManifest = (value: unknown): ExportManifest | undefined => {
  const { socle_export: version, service, origin, logs, erasure_types: types, skew_ms: skew } =
    (value ?? {}) as Record<string, unknown>;
  const named = typeof service === 'string' && typeof origin === 'string';
  if (version !== 1 || !named || !Number.isFinite(skew) || !isTexts(logs) || !isTexts(types)) return undefined;
  if (!logs.every((log) => parseLogName(log))) return undefined;
  return { socle_export: 1, service, origin, logs, erasure_types: types, skew_ms: skew as number };
};

/** One line of events.jsonl, with its newline. */
export const eventLine = ({ index, header, body, salt }: StoredEvent): string =>
  `${JSON.stringify({ i: index, h: header, b: body, s: salt && salt.toString('base64') })}\n`;

const isTextOrNull = (value: unknown): value is string | null => value === null || typeof value === 'string';

/** Reads a line of events.jsonl. @throws SyntaxError when it is none */
export const parseEventLine = (line: string): StoredEvent => {
  const { i, h, b, s } = JSON.parse(line) as Record<string, unknown>;
  if (!Number.isSafeInteger(i) || typeof h !== 'string' || !isTextOrNull(b) || !isTextOrNull(s)) {
    throw new SyntaxError(`not a line of an export: ${line.slice(0, 80)}`);
  }
  return { index: i as number, header: h, body: b, salt: s === null ? null : Buffer.from(s, 'base64') };
};

/** Reads a line of dossiers.jsonl. @throws SyntaxError when it is none */
export const parseHeadLine = (line: string): DossierHead => {
  const { dossier, version } = JSON.parse(line) as Record<string, unknown>;
  if (typeof dossier !== 'string' || !Number.isSafeInteger(version)) {
    throw new SyntaxError(`not a line of an export: ${line.slice(0, 80)}`);
  }
  return { dossier, version: version as number };
};
