import { parseCheckpoint } from '#base/log/checkpoint.ts';
import { parseLogName } from '#base/log/origin.ts';
import { platformProblems } from '../errors.ts';

/** A checkpoint that somebody kept: of which service and partition it is. */
export type KeptCheckpoint = { service: string; partition: number; size: number; note: string };

/** Reads a kept checkpoint; throws PLATFORM_PROOF_UNREADABLE when it is none. */
export const readKeptCheckpoint = (note: string, file: string): KeptCheckpoint => {
  const checkpoint = parseCheckpoint(note);
  const [log = '', service] = (checkpoint?.origin ?? '').split('/').reverse();
  const named = parseLogName(log);
  if (!checkpoint || !named || !service) {
    throw platformProblems.PLATFORM_PROOF_UNREADABLE({ detail: { fr: file, en: file } });
  }
  return { service, partition: named.partition, size: checkpoint.size, note };
};
