/** A log that goes on under a new origin after a restore: does it admit the one that it replaces? */
import type { Text } from '#base/values/lang.ts';
import { parseCheckpoint } from './checkpoint.ts';
import { originEntry } from './entry.ts';
import type { LogReport } from './findings.ts';
import { signedBy } from './key-history.ts';
import type { LogSource } from './log-source.ts';
import { parseEntryBundle, TILE_WIDTH } from './tiles.ts';

const SUCCESSION = {
  unsigned: (origin: string): Text => ({ fr: `${origin} : son dernier point de contrôle n’est pas signé par ce service`,
    en: `${origin}: its last checkpoint is not signed by this service` }),
  denied: (origin: string, size: number): Text => ({
    fr: `${origin} avait publié ${size} entrées ; le registre qui le remplace ne le nomme pas`,
    en: `${origin} had published ${size} entries; the log that replaces it does not name it` }),
  newer: (origin: string, size: number): Text => ({
    fr: `le point de contrôle conservé (${origin}, ${size} entrées) va au-delà du dernier publié`,
    en: `the kept checkpoint (${origin}, ${size} entries) goes beyond the last one published` }),
};

/**
 * Adds to a log's report what its predecessors say: each of their last checkpoints must be signed and be the entry by which the
 * log goes on. A checkpoint that a witness kept of a predecessor must not go beyond that one.
 */
export const withSuccession = async (
  report: LogReport, source: LogSource, olds: readonly string[], kept: readonly string[] = [],
): Promise<LogReport> => {
  let joined = report;
  const lasts = new Map<string, number>();
  for (const note of olds) {
    const old = parseCheckpoint(note);
    const text = !old || signedBy(old, source.history).verdict !== 'signed' ? SUCCESSION.unsigned(old?.origin ?? '?')
      : await namesIn(source, note, old.size) ? undefined : SUCCESSION.denied(old.origin, old.size);
    if (old) lasts.set(old.origin, old.size);
    joined = withFinding(joined, text);
  }
  for (const note of kept) {
    const { origin, size } = parseCheckpoint(note)!;
    joined = withFinding(joined, size > (lasts.get(origin) ?? -1) ? SUCCESSION.newer(origin, size) : undefined);
  }
  return joined;
};

/** Looks for the entry of an old checkpoint, from its size backwards: what was lost is the end. */
const namesIn = async (source: LogSource, note: string, oldSize: number): Promise<boolean> => {
  const wanted = originEntry(note);
  const { size } = source.head;
  const last = Math.floor((size - 1) / TILE_WIDTH);
  const near = Math.min(Math.floor(oldSize / TILE_WIDTH), last);
  const order = [...Array.from({ length: near + 1 }, (_, i) => near - i), ...Array.from({ length: last - near }, (_, i) => near + 1 + i)];
  for (const index of order) {
    const bundle = await source.tile({ level: 'entries', index, width: Math.min(TILE_WIDTH, size - index * TILE_WIDTH) });
    if (parseEntryBundle(bundle ?? Buffer.alloc(0))?.some((entry) => entry.equals(wanted))) return true;
  }
  return false;
};

/** One more checkpoint looked at, and what was wrong with it. */
const withFinding = (report: LogReport, text: Text | undefined): LogReport => {
  const checks = report.checks.map((check) => (check.check !== 'checkpoints' ? check
    : text === undefined ? { ...check, count: check.count + 1 }
      : { ...check, count: check.count + 1, state: 'fail' as const, first: check.first ?? { check: check.check, index: 0, text } }));
  return text === undefined ? { ...report, checks }
    : { ...report, ok: false, checks, first: { check: 'checkpoints', index: 0, text } };
};
