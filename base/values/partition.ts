import { createHash } from 'node:crypto';

/** Number of partitions a service starts with; a nation may use more. */
export const PARTITIONS_DEFAULT = 4;
/** The partition is one Crockford symbol of the public number. */
export const PARTITIONS_MAX = 32;

/** Partition of a new dossier or claim: hash of its parts modulo P, the same in every process. */
export const partitionOf = (partitions: number, ...parts: string[]): number =>
  createHash('sha256').update(parts.join('\u0000')).digest().readUInt32BE(0) % partitions;
