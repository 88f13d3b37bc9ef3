import type pg from 'pg';
import type { LockedHead, LogAppend } from '#base/log/append.ts';
import { lockHead, writeLeaves } from '#base/log/append.ts';
import { eventEntry } from '#base/log/entry.ts';
import type { Signer } from '#base/log/signer.ts';
import { commit } from '#base/store/commit.ts';
import { SET_CONTEXT, systemContext } from '#base/store/context.ts';
import { pipelined } from '#base/store/pipelined.ts';
import type { Pool } from '#base/store/pools.ts';
import { failpoint } from '#base/telemetry/failpoint.ts';
import type { Clock, Instant } from '#base/values/instant.ts';
import { Problem } from '#base/values/problem.ts';
import { findClaims, insertClaims, useTickets } from './claim-queries.ts';
import { intakeProblems } from './errors.ts';
import type { Accepted, Register, Sealed, Submission } from './register.ts';
import { replay, type ProofSource } from './replay.ts';

export type Outcome = Accepted | Problem;

export type CommitterOptions<P extends { subject: string }> = {
  pool: Pool; register: Register<P>; signer: Signer; partitions: number; proofs: ProofSource; clock: Clock;
};

/** Writes one batch of one partition durably; an outcome for each item, in order. */
export type Committer<P extends { subject: string }> =
  (partition: number, items: readonly Submission<P>[]) => Promise<Outcome[]>;

const CONTEXT = JSON.stringify(systemContext('intake', 'depot'));
/** Data exceptions and broken constraints: one row is at fault, the others are not. */
const BAD_ROW = /^2[23]/;

/**
 * The committer of an intake: claims, rows, then the head of the log, COMMIT, and one signature for all.
 * Two network turns a batch of new keys, three when some were used before: a batch bets on new keys when the last ones had
 * no other, and is begun again with care when the bet is lost. A bad row is found by halving; a lost COMMIT is answered "unknown".
 */
export const createCommitter = <P extends { subject: string }>(options: CommitterOptions<P>): Committer<P> => {
  let allNewInARow = BET_FROM;
  const withCare: Committer<P> = async (partition, items) => {
    try {
      return await inOneTransaction(options, (client) => writeMixed(options, client, partition, items));
    } catch (error) {
      if (!isBadRow(error)) throw error;
      if (items.length === 1) return [intakeProblems.INTAKE_REFUSED({ cause: error })];
      const middle = items.length >> 1;
      return [...await withCare(partition, items.slice(0, middle)), ...await withCare(partition, items.slice(middle))];
    }
  };
  return async (partition, items) => {
    const won = allNewInARow < BET_FROM ? undefined
      : await inOneTransaction(options, (client) => writeAllNew(options, client, partition, items));
    const outcomes = won ?? await withCare(partition, items);
    allNewInARow = outcomes.every((outcome) => !(outcome instanceof Problem) && !outcome.replayed) ? allNewInARow + 1 : 0;
    return outcomes;
  };
};

/**
 * Batches without a used key after which the next one bets on none. A lost bet costs as much as a batch, care costs a network turn: while
 * retries come through other processes all the time, only care is cheap.
 */
const BET_FROM = 8;
const isBadRow = (error: unknown): boolean => BAD_ROW.test((error as { code?: string }).code ?? '');

const inOneTransaction = async <P extends { subject: string }, T>(
  options: CommitterOptions<P>, work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> => {
  const client = await options.pool.connect();
  let broken: Error | undefined;
  try {
    return await work(client);
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => { broken = failure; });
    throw error;
  } finally {
    client.release(broken);
  }
};

/** Everything up to the head in one turn. Gives nothing, and has written nothing, when a key is not new or a row is bad. */
const writeAllNew = async <P extends { subject: string }>(
  options: CommitterOptions<P>, client: pg.PoolClient, partition: number, items: readonly Submission<P>[],
): Promise<Outcome[] | undefined> => {
  const at = options.clock();
  failpoint('intake-before-insert');
  const sent = await pipelined([...open(client, partition, items, at), ...sendRows(options, client, partition, items, at)])
    .catch((error) => { if (!isBadRow(error)) throw error; });
  if (sent && sent[2].every(Boolean)) return seal(options, client, partition, items, sent[5], at);
  await client.query('rollback');
  return undefined;
};

const writeMixed = async <P extends { subject: string }>(
  options: CommitterOptions<P>, client: pg.PoolClient, partition: number, items: readonly Submission<P>[],
): Promise<Outcome[]> => {
  const at = options.clock();
  failpoint('intake-before-insert');
  const [, , isNew] = await pipelined(open(client, partition, items, at));
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
  const [, , head] = await pipelined(sendRows(options, client, partition, items, at));
  return seal(options, client, partition, items, head, at);
};

/** Begins the transaction and claims the keys. */
const open = <P extends { subject: string }>(
  client: pg.PoolClient, partition: number, items: readonly Submission<P>[], at: Instant,
) => [client.query('begin'), client.query({ ...SET_CONTEXT, values: [CONTEXT] }),
  insertClaims(client, partition, items, at)] as const;

/** The service's rows, and after them the head of the log. */
const sendRows = <P extends { subject: string }>(
  { register, partitions }: CommitterOptions<P>, client: pg.PoolClient, partition: number, items: readonly Submission<P>[],
  at: Instant,
) => {
  const tickets = items.flatMap((item) => (item.ticket === undefined ? [] : [item.ticket]));
  return [register.write(client, partition, items.map((item) => item.prepared), at),
    useTickets(client, partition, partitions, tickets, at), lockHead(client, partition)] as const;
};

/** Leaves, events and COMMIT in one turn, then the signature. */
const seal = async <P extends { subject: string }>(
  { register, signer }: CommitterOptions<P>, client: pg.PoolClient, partition: number, items: readonly Submission<P>[],
  head: LockedHead, at: Instant,
): Promise<Outcome[]> => {
  const sealed = items.map(({ prepared }) => register.seal(prepared, at));
  const entries = sealed.map(({ salt, header, body }) => eventEntry(salt, header, body));
  const { appended, written } = writeLeaves(client, head, entries, at);
  const placed = items.map(({ prepared }, i) => ({ prepared, sealed: sealed[i]!, leafIndex: appended.firstIndex + i }));
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
  proof: { index: appended.firstIndex + i, path: appended.pathText(i), note },
});
