import type { ProofParts } from '#base/log/proof.ts';
import type { Tx } from '#base/store/context.ts';
import type { Instant } from '#base/values/instant.ts';

/** What a submission puts in the log: the two canonical texts and the salt that commit to it. */
export type Sealed = { header: string; body: string; salt: Buffer };

/** A sealed submission with its place in the tree. */
export type Placed<P> = { prepared: P; sealed: Sealed; leafIndex: number };

/**
 * What a service does with a batch of one partition. `write` and `writeSealed` send their statements
 * without awaiting in between (the connection is pipelined) and resolve when all are taken.
 */
export type Register<P extends { subject: string }> = {
  /** Pure: the sealed texts of a submission written at `at`. */
  seal(prepared: P, at: Instant): Sealed;
  /** Everything that does not need the place in the log: dossier, keys, projections. */
  write(tx: Tx, partition: number, items: readonly P[], at: Instant): Promise<unknown>;
  /** The events, with their leaf indexes. */
  writeSealed(tx: Tx, partition: number, items: readonly Placed<P>[], at: Instant): Promise<unknown>;
  /** The sealed texts and leaf index of past submissions, for a retry. */
  recall(tx: Tx, partition: number, subjects: readonly string[]): Promise<Map<string, Sealed & { leafIndex: number }>>;
};

/** One validated submission waiting to be written. */
export type Submission<P extends { subject: string }> = {
  partition: number;
  /** 16 bytes: who and which key. */
  claim: Buffer;
  /** 16 bytes: which content. */
  fingerprint: Buffer;
  arrivedAt: Instant;
  /** Sequence of the waiting-room ticket that this submission uses up, if it came through one. */
  ticket?: number;
  prepared: P;
};

/** Where a submission stands in the log once it is durable. */
export type Accepted = {
  subject: string; partition: number; leafIndex: number; treeSize: number;
  sealed: Sealed;
  /** Of a C2SP tlog-proof against the checkpoint of its own batch. */
  proof: ProofParts;
  /** True when the key had been used before: the first answer again. */
  replayed: boolean;
};
