import type pg from 'pg';
import type { LogAppend } from '#base/log/append.ts';
import { lockHead, writeLeaves } from '#base/log/append.ts';
import { eventEntry } from '#base/log/entry.ts';
import { proofText } from '#base/log/proof.ts';
import type { Signer } from '#base/log/signer.ts';
import { commit } from '#base/store/commit.ts';
import { SET_CONTEXT, systemContext } from '#base/store/context.ts';
import { pipelined } from '#base/store/pipelined.ts';
import type { Pool } from '#base/store/pools.ts';
import { failpoint } from '#base/telemetry/failpoint.ts';
import type { Clock, Instant } from '#base/values/instant.ts';
import type { Problem } from '#base/values/problem.ts';
import { findClaims, insertClaims, useTickets } from './claim-queries.ts';
import { intakeProblems } from './errors.ts';
import type { Accepted, Register, Sealed, Submission } from './register.ts';
import { replay, type ProofSource } from './replay.ts';

export type Outcome = Accepted | Problem;

export type CommitterOptions<P extends { subject: string }> = {
  pool: Pool; register: Register<P>; signer: Signer; proofs: ProofSource; clock: Clock;
};

/** Writes one batch of one partition durably; an outcome for each item, in order. */
export type Committer<P extends { subject: string }> =
  (partition: number, items: readonly Submission<P>[]) => Promise<Outcome[]>;

const CONTEXT = JSON.stringify(systemContext('intake', 'depot'));
/** Data exceptions and broken constraints: one row is at fault, the others are not. */
const BAD_ROW = /^2[23]/;

/**
 * The committer of an intake: claims, rows, then the head of the log, COMMIT, and one signature for all.
 * Three network turns a batch. A bad row is found by halving; a lost COMMIT is answered "unknown".
 */
export const createCommitter = <P extends { subject: string }>(options: CommitterOptions<P>): Committer<P> => {
  const commitBatch: Committer<P> = async (partition, items) => {
    try {
      return await inOneTransaction(options, partition, items);
    } catch (error) {
      if (!BAD_ROW.test((error as { code?: string }).code ?? '')) throw error;
      if (items.length === 1) return [intakeProblems.INTAKE_REFUSED({ cause: error })];
      const middle = items.length >> 1;
      return [...await commitBatch(partition, items.slice(0, middle)), ...await commitBatch(partition, items.slice(middle))];
    }
  };
  return commitBatch;
};

const inOneTransaction = async <P extends { subject: string }>(
  options: CommitterOptions<P>, partition: number, items: readonly Submission<P>[],
): Promise<Outcome[]> => {
  const client = await options.pool.connect();
  let broken: Error | undefined;
  try {
    return await writeBatch(options, client, partition, items);
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => { broken = failure; });
    throw error;
  } finally {
    client.release(broken);
  }
};

const writeBatch = async <P extends { subject: string }>(
  options: CommitterOptions<P>, client: pg.PoolClient, partition: number, items: readonly Submission<P>[],
): Promise<Outcome[]> => {
  const at = options.clock();
  failpoint('intake-before-insert');
  const [, , isNew] = await pipelined([
    client.query('begin'), client.query({ ...SET_CONTEXT, values: [CONTEXT] }), insertClaims(client, partition, items, at),
  ]);
  const news = items.filter((_, i) => isNew[i]);
  const olds = items.filter((_, i) => !isNew[i]);
  // Before the new ones: their commit ends the transaction, and with it the context in which claims are seen.
  const replayed = olds.length > 0 ? await replay(options, client, partition, olds) : [];
  const written = news.length > 0 ? await writeNew(options, client, partition, news, at) : [];
  if (news.length === 0) await commit(client);
  const [newOutcomes, oldOutcomes] = [written.values(), replayed.values()];
  return isNew.map((fresh) => (fresh ? newOutcomes : oldOutcomes).next().value!);
};

const writeNew = async <P extends { subject: string }>(
  options: CommitterOptions<P>, client: pg.PoolClient, partition: number, items: readonly Submission<P>[], at: Instant,
): Promise<Outcome[]> => {
  const { register, signer } = options;
  const prepared = items.map((item) => item.prepared);
  const tickets = items.flatMap((item) => (item.ticket === undefined ? [] : [item.ticket]));
  const [, , head] = await pipelined([
    register.write(client, partition, prepared, at), useTickets(client, partition, tickets, at), lockHead(client, partition),
  ]);
  const sealed = prepared.map((one) => register.seal(one, at));
  const entries = sealed.map(({ salt, header, body }) => eventEntry(salt, header, body));
  const { appended, written } = writeLeaves(client, head, entries, at);
  const placed = prepared.map((one, i) => ({ prepared: one, sealed: sealed[i]!, leafIndex: appended.firstIndex + i }));
  failpoint('intake-before-commit');
  await pipelined([written, register.writeSealed(client, partition, placed, at), commit(client)]);
  failpoint('intake-commit-sign');
  const note = signer.sign(partition, appended.size, appended.root, appended.epoch);
  failpoint('intake-sign-answer');
  return placed.map((one, i) => accepted(one.prepared.subject, partition, one.sealed, appended, i, note));
};

const accepted = (
  subject: string, partition: number, sealed: Sealed, appended: LogAppend, i: number, note: string,
): Accepted => ({
  subject, partition, sealed, leafIndex: appended.firstIndex + i, treeSize: appended.size, replayed: false,
  proof: proofText(appended.firstIndex + i, appended.pathText(i), note),
});
