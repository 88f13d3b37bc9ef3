import { PATIENT } from '#base/messages/channel.ts';
import { startDispatcher, type Dispatcher } from '#base/messages/dispatcher.ts';
import { boxOf } from '#base/messages/message-box.ts';
import type { Logger } from '#base/telemetry/logger.ts';
import { newId } from '#base/values/ids.ts';
import { CENTRES } from '../../data/centres.ts';
import { organisationOf } from '../../domain/identifiers/case-ids.ts';
import { createEnvelopeReader } from '../../exchange/envelope-reader.ts';
import type { Envelope } from '../../exchange/envelope.ts';
import { createHubAdapter } from '../../exchange/hub-adapter.ts';
import type { HubLink } from '../../exchange/hub-link.ts';
import { LoopbackHub } from '../../exchange/loopback-hub.ts';
import type { Regulation } from '../../store/open-regulation.ts';
import { HUB_CHANNEL } from './hub-channel.ts';
import { receiver } from './receive.ts';

/** The centres' ends of the hub in this process. */
export type HubClients = { wake(): void; close(): Promise<void> };

/** One link that sends each envelope through the end of its sender. */
const joined = (links: ReadonlyMap<string, HubLink>): HubLink => ({
  clientId: 'all', onMessage: () => undefined, close: async () => undefined,
  isUp: () => [...links.values()].every((link) => link.isUp()),
  send: (envelope: Envelope) => {
    const link = links.get(envelope.senderID);
    return link ? link.send(envelope) : Promise.reject(new Error(`${envelope.senderID} has no end of the hub here`));
  },
});

/** Opens the built-in hub with the demonstration's centres as clients, and carries the outbox to it. */
export const openHubClients = (regulation: Regulation, logger: Logger, pollMs = 500): HubClients => {
  const reader = createEnvelopeReader();
  const ids = CENTRES.map(({ code }) => organisationOf(code));
  const hub = new LoopbackHub({ clients: ids.map((id) => ({ id, form: 'json' })), clock: regulation.clock, newId, reader });
  const links = new Map(ids.map((id) => [id, hub.link(id)]));
  for (const link of links.values()) link.onMessage(receiver(regulation, link));
  const dispatcher: Dispatcher = startDispatcher({ pool: regulation.jobs, box: boxOf(regulation.keyring), partitions: regulation.partitions,
    channels: { [HUB_CHANNEL]: { adapter: createHubAdapter(joined(links)), policy: PATIENT } }, clock: regulation.clock, logger, pollMs });
  return {
    wake: dispatcher.wake,
    close: async () => {
      await dispatcher.close();
      await Promise.all([...links.values()].map((link) => link.close()));
      await reader.close();
    },
  };
};
