import { PATIENT, type Channel } from '#base/messages/channel.ts';
import type { AdmissionNow } from '#base/jobs/while-open.ts';
import { startDispatcher } from '#base/messages/dispatcher.ts';
import type { WebhookKey } from '#base/messages/webhook-signature.ts';
import { inContext, systemContext } from '#base/store/context.ts';
import type { Pool } from '#base/store/pools.ts';
import type { Logger } from '#base/telemetry/logger.ts';
import { stateAdapter } from '../exchange/state-adapter.ts';
import { PORTAL_CHANNEL, type RegisterContext } from '../store/register-context.ts';
import { statesById } from '../store/states.ts';
import { treatBatch } from '../store/treat-batch.ts';

export type RegisterWorkOptions = {
  /** Pool of the jobs role. */
  pool: Pool;
  context: RegisterContext;
  partitions: number;
  logger: Logger;
  /** Where states are pushed; absent: portals only pull. */
  portal?: { origin: string; key: WebhookKey; fetch?: typeof fetch };
  pollMs?: number;
  /** Nothing is treated or told while it is closed. */
  admission?: AdmissionNow;
};

export type RegisterWork = { close(): Promise<void> };

const POLL_MS = 250;
const TREATMENT = systemContext('treatment', 'tenue-du-repertoire-electoral');

/** Starts the register's work: it treats what was received and pushes the states that it tells. */
export const startRegisterWork = (options: RegisterWorkOptions): RegisterWork => {
  const { pool, context, partitions, logger, portal, pollMs = POLL_MS, admission } = options;
  const dispatcher = portal
    && startDispatcher({ pool, box: context.box, partitions, clock: context.clock, logger, pollMs, ...(admission ? { admission } : {}),
    channels: { [PORTAL_CHANNEL]: portalChannel(context, portal) } });
  let closing = false;
  let wake = (): void => undefined;
  const loop = async (): Promise<void> => {
    while (!closing) {
      const treated = admission?.().open === false ? 0 : await treatAll(options);
      if (treated > 0) dispatcher?.wake();
      else if (!closing) await new Promise<void>((done) => { wake = done; setTimeout(done, pollMs); });
    }
  };
  const ended = loop();
  return {
    close: async () => {
      closing = true;
      wake();
      await ended;
      await dispatcher?.close();
    },
  };
};

/** One round over all partitions; what fails (a database away, a deadlock) is tried again at the next one. */
const treatAll = async ({ pool, context, partitions, logger }: RegisterWorkOptions): Promise<number> => {
  let treated = 0;
  for (let partition = 0; partition < partitions; partition++) {
    try {
      treated += await inContext(pool, TREATMENT, (tx) => treatBatch(tx, context, partition));
    } catch (error) {
      logger.error({ err: error, partition }, 'treatment failed');
    }
  }
  return treated;
};

const portalChannel = (context: RegisterContext, portal: NonNullable<RegisterWorkOptions['portal']>): Channel => ({
  policy: PATIENT,
  adapter: stateAdapter({ url: `${portal.origin}/exchange/v1/states`, key: portal.key, clock: context.clock,
    ...(portal.fetch ? { fetch: portal.fetch } : {}) }),
  prepare: (tx, messages, partition) => statesById(tx, partition, messages.map(({ id }) => id), context.box),
});
