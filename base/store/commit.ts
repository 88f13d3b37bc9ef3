import type pg from 'pg';
import { ringFor } from './after-commit.ts';

/** COMMIT was sent and its outcome is not known: the caller answers 503 and the sender retries with its key. */
class UnknownOutcome extends Error {
  /** SQLSTATE transaction_resolution_unknown: answered as "not available", so that the sender tries again. */
  readonly code = '08007';
  constructor(cause?: unknown) {
    super('the outcome of COMMIT is unknown', { cause });
    this.name = 'UnknownOutcome';
  }
}

/** SQLSTATEs that say for sure that nothing was committed. */
const REFUSED = /^(23|40|22|25|42|53|55)/;
/** What the server warns when a synchronous standby did not confirm: durable here only. */
const LOCAL_ONLY = /waiting for synchronous replication/;

/**
 * Commits, with no timeout. Throws what aborted the transaction, or `UnknownOutcome` when the connection
 * died during COMMIT or the standby did not confirm.
 */
export const commit = async (client: Pick<pg.ClientBase, 'query' | 'on' | 'removeListener'>): Promise<void> => {
  let localOnly = false;
  const onNotice = (notice: { message?: string | undefined }): void => {
    if (LOCAL_ONLY.test(notice.message ?? '')) localOnly = true;
  };
  client.on('notice', onNotice as never);
  try {
    const { command } = await client.query('commit');
    if (command !== 'COMMIT') throw Object.assign(new Error('the transaction was rolled back'), { code: '25P02' });
    if (localOnly) throw new UnknownOutcome();
    ringFor(client);
  } catch (error) {
    if (error instanceof UnknownOutcome || REFUSED.test((error as { code?: string }).code ?? '')) throw error;
    throw new UnknownOutcome(error);
  } finally {
    client.removeListener('notice', onNotice as never);
  }
};
