import { createHash } from 'node:crypto';

/** Partition of a new dossier or claim: hash of its parts modulo P, the same in every process. */
export const partitionOf = (partitions: number, ...parts: string[]): number =>
  createHash('sha256').update(parts.join('\u0000')).digest().readUInt32BE(0) % partitions;
