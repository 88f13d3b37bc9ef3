import type { MessageBox } from '#base/messages/message-box.ts';
import type { Tx } from '#base/store/context.ts';
import { toRfc3339, type Instant } from '#base/values/instant.ts';
import type { JsonObject } from '../exchange/schema/json.ts';

/** A right message that speaks of no dossier of ours. */
export type OrphanMessage = { distributionId: string; sender: string; model: string; body: JsonObject };

const KEEP = { name: 'garde-mettre', text: `
  insert into message_garde (partition, centre, distribution_id, expediteur, modele, recu_le, boite)
  values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing` };
const LIST = { name: 'garde-liste', text: `select distribution_id, expediteur, modele, recu_le, boite from message_garde
  where partition = $1 and centre = $2 and modele = any($3) order by recu_le desc limit $4` };

/** Keeps a message, sealed. */
export const keepOrphan = async (
  tx: Tx, box: MessageBox, partition: number, centre: string, one: OrphanMessage, at: Instant,
): Promise<void> => {
  await tx.query({ ...KEEP, values: [partition, centre, one.distributionId, one.sender, one.model, toRfc3339(at),
    box.seal(one.distributionId, one.body)] });
};

type Row = { distribution_id: string; expediteur: string; modele: string; recu_le: Date; boite: Buffer };

/** Messages kept of these kinds, the newest first. */
export const listOrphans = async (
  tx: Tx, box: MessageBox, partition: number, centre: string, models: readonly string[], limit: number,
): Promise<(OrphanMessage & { at: Instant })[]> =>
  (await tx.query<Row>({ ...LIST, values: [partition, centre, models, limit] })).rows.map((row) => ({ distributionId: row.distribution_id,
    sender: row.expediteur, model: row.modele, at: row.recu_le.getTime(), body: box.open(row.distribution_id, row.boite) as JsonObject }));
