import { atOnce, inContext, systemContext } from '#base/store/context.ts';
import { pipelined } from '#base/store/pipelined.ts';
import { Problem } from '#base/values/problem.ts';
import { sendingTold, untoldSendings, type SendingState, type UntoldSending } from '../../store/exchange.ts';
import type { Regulation } from '../../store/open-regulation.ts';
import { giveCommands } from '../give-commands.ts';

const CONTEXT = systemContext('hub', 'regulation');
const BATCH = 50;

const SAID: Readonly<Record<SendingState, 'queued' | 'delivered' | 'failed'>> = { ATTEND: 'queued', PARTI: 'queued', LIVRE: 'delivered',
  ECHEC: 'failed', MORT: 'failed', ABANDONNE: 'failed' };

/**
 * Has the dossiers say what became of their messages in the outbox: dead, given up, or out again. The outbox settles in a transaction
 * of its own, so this comes after it; a crash in between tells it again, under the same id, once. Gives whether there may be more.
 */
export const tellFates = async (regulation: Regulation): Promise<boolean> => {
  const untold = await atOnce(regulation.app, CONTEXT, (tx) => pipelined(Array.from({ length: regulation.partitions }, (_, partition) =>
    untoldSendings(tx, partition, BATCH))));
  for (const [partition, sendings] of untold.entries()) for (const sending of sendings) await tellOne(regulation, partition, sending);
  return untold.some(({ length }) => length === BATCH);
};

const tellOne = async (regulation: Regulation, partition: number, sending: UntoldSending): Promise<void> => {
  const { distributionId, centre, dossier, model, to, state, cause, at } = sending;
  // A dossier that was erased meanwhile says nothing any more.
  await giveCommands(regulation, CONTEXT, { ref: { partition, id: dossier }, purpose: 'regulation',
    actor: { id: 'system:hub', role: 'systeme', label: 'hub', centre },
    commands: [{ type: 'suivreEnvoi', id: `${distributionId.slice(-60)}-${at}`, message: distributionId, model, to, state: SAID[state],
      ...(cause ? { cause } : {}) }] }).catch((error: unknown) => {
    if (!(error instanceof Problem && error.code === 'DOSSIER_INTROUVABLE')) throw error;
  });
  await inContext(regulation.app, CONTEXT, (tx) => sendingTold(tx, partition, sending));
};
