import { hash } from 'node:crypto';

/** Partition of a new dossier or claim: hash of its parts modulo P, the same in every process. */
export const partitionOf = (partitions: number, ...parts: string[]): number =>
  Number.parseInt(hash('sha256', parts.join('\u0000')).slice(0, 8), 16) % partitions;
