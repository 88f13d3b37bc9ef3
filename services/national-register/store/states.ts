import type { Tx } from '#base/store/context.ts';
import type { MessageBox } from '#base/messages/message-box.ts';
import { toRfc3339, type Instant } from '#base/values/instant.ts';
import type { EtatMessage } from '../exchange/messages.ts';
import { LIMITS } from '../limits.ts';
import { takeNumbers } from './electors.ts';

/**
 * Adds states to the feed. The last step of its transaction: the counter is locked until the commit, so that positions
 * follow commits and a reader that goes on from its cursor never misses one.
 */
export const publishStates = async (
  tx: Tx, partition: number, messages: readonly EtatMessage[], box: MessageBox,
): Promise<void> => {
  if (messages.length === 0) return;
  const first = await takeNumbers(tx, partition, 'flux', messages.length);
  const rows = messages.map((message, i) => ({ position: first + i, id: message.id, numero: message.numero,
    emis: message.emis, contenu: box.seal(message.id, message).toString('base64') }));
  await tx.query(`
    insert into etat_annonce (partition, position, message_id, numero, emis, contenu)
    select $1, position, id, numero, emis, decode(contenu, 'base64')
    from jsonb_to_recordset($2) as x(position int8, id uuid, numero text, emis timestamptz, contenu text)`,
  [partition, JSON.stringify(rows)]);
};

export type PublishedState = { position: number; message: EtatMessage };

/** States after a position, in commit order. */
export const readStates = async (
  tx: Tx, partition: number, after: number, limit: number, box: MessageBox,
): Promise<PublishedState[]> => {
  const { rows } = await tx.query(`
    select position::float8 as position, message_id as id, contenu from etat_annonce
    where partition = $1 and position > $2 order by position limit $3`,
  [partition, after, limit]);
  return (rows as { position: number; id: string; contenu: Buffer }[]).map(({ position, id, contenu }) =>
    ({ position, message: box.open(id, contenu) as EtatMessage }));
};

/** States by message id, for their delivery. */
export const statesById = async (
  tx: Tx, partition: number, ids: readonly string[], box: MessageBox,
): Promise<Map<string, EtatMessage>> => {
  const { rows } = await tx.query(`
    select id, contenu from unnest($2::uuid[]) as u(id) cross join lateral (
      select contenu from etat_annonce where partition = $1 and message_id = u.id offset 0) s`,
  [partition, ids]);
  return new Map((rows as { id: string; contenu: Buffer }[]).map(({ id, contenu }) =>
    [id, box.open(id, contenu) as EtatMessage]));
};

/** Forgets the states that were told longer ago than the feed tells; gives their number. */
export const forgetStates = async (tx: Tx, partition: number, now: Instant): Promise<number> => {
  const before = now - LIMITS.feed_days * 86_400_000;
  const { rowCount } = await tx.query('delete from etat_annonce where partition = $1 and emis < $2',
    [partition, toRfc3339(before)]);
  return rowCount ?? 0;
};
