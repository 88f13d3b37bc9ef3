/** Checkpoints (C2SP tlog-checkpoint): origin, size and root of a tree, as the text of a signed note. */
import { decodeBase64 } from './base64.ts';
import { HASH_BYTES } from './merkle.ts';
import { parseNote, type Note } from './note.ts';

export type Checkpoint = { origin: string; size: number; root: Buffer };
export type SignedCheckpoint = Checkpoint & { note: Note };

/** The note's text: the same bytes for the same tree, always. */
export const checkpointText = ({ origin, size, root }: Checkpoint): string =>
  `${origin}\n${size}\n${root.toString('base64')}\n`;

/** An ASCII decimal without leading zeroes that fits a safe integer; undefined otherwise. */
export const parseDecimal = (text: string): number | undefined => {
  const value = /^(?:0|[1-9][0-9]{0,15})$/.test(text) ? Number(text) : Number.NaN;
  return Number.isSafeInteger(value) ? value : undefined;
};

/**
 * Reads a checkpoint strictly; undefined when it is malformed. Extension lines are refused: this log never writes
 * them, and nobody audits them. The signatures are not verified here.
 */
export const parseCheckpoint = (raw: string): SignedCheckpoint | undefined => {
  const note = parseNote(raw);
  const lines = note?.text.split('\n') ?? [];
  const [origin, sizeText, rootText, end] = lines;
  if (!note || lines.length !== 4 || !origin || end !== '') return undefined;
  const size = parseDecimal(sizeText!);
  const root = decodeBase64(rootText!);
  if (size === undefined || root?.length !== HASH_BYTES) return undefined;
  return { origin, size, root, note };
};
