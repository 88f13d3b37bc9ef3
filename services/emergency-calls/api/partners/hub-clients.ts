import { httpProblems } from '#base/http/errors.ts';
import type { ServiceContext } from '#base/http/service-context.ts';
import { whileOpen } from '#base/jobs/while-open.ts';
import { startLoop } from '#base/jobs/loop.ts';
import { PATIENT, type Channel } from '#base/messages/channel.ts';
import { startDispatcher, type Dispatcher } from '#base/messages/dispatcher.ts';
import { boxOf } from '#base/messages/message-box.ts';
import { atOnce, systemContext, type Tx } from '#base/store/context.ts';
import { pipelined } from '#base/store/pipelined.ts';
import type { Logger } from '#base/telemetry/logger.ts';
import type { Metrics } from '#base/telemetry/metrics.ts';
import { newId } from '#base/values/ids.ts';
import { formsOf, siteOf, type Site } from '../../data/site.ts';
import { centreOf } from '../../domain/identifiers/case-ids.ts';
import { createEnvelopeReader, type EnvelopeReader } from '../../exchange/envelope-reader.ts';
import { isExercise, type Envelope } from '../../exchange/envelope.ts';
import { createHubAdapter } from '../../exchange/hub-adapter.ts';
import type { HubLink } from '../../exchange/hub-link.ts';
import { raiseAlarm } from '../../store/exchange-alarms.ts';
import { markSending } from '../../store/exchange.ts';
import { seeLinks } from '../../store/hub-links.ts';
import type { Regulation } from '../../store/open-regulation.ts';
import { centresWithLate } from '../../store/waiting-messages.ts';
import { HUB_CHANNEL } from './hub-channel.ts';
import { hubIdOf } from './hub-id.ts';
import { openHubLinks, type HubLinks, type HubOptions } from './hub-links.ts';
import { receiver } from './receive.ts';
import { lateBefore } from './take-in.ts';
import { tellFates } from './tell-fates.ts';

/** The centres' ends of the hub in this process. */
export type HubClients = {
  wake(): void; loopback: HubLinks['loopback']; close(): Promise<void>;
  /** Looks now at what waits: messages in their sender's turn, early ones whose time is over, the links. */
  look(): Promise<void>;
};

const IDLE_MS = { turns: 250, links: 5_000, fates: 2_000 };
const CONTEXT = systemContext('hub', 'regulation');

/** One link that sends each envelope through the end of its sender. */
const joined = (links: ReadonlyMap<string, HubLink>): HubLink => ({
  clientId: 'all', onMessage: () => undefined, close: async () => undefined,
  isUp: () => [...links.values()].some((link) => link.isUp()),
  send: (envelope: Envelope) => {
    const link = links.get(envelope.senderID);
    return link ? link.send(envelope) : Promise.reject(new Error(`${envelope.senderID} has no end of the hub here`));
  },
});

/** The outbox's channel to the hub; what became of each message is written beside it, for the screens. */
const hubChannel = (links: ReadonlyMap<string, HubLink>, { clock }: Regulation, site: Site, reader: EnvelopeReader): Channel => ({
  adapter: createHubAdapter(joined(links), formsOf(site), reader), policy: PATIENT,
  settled: async (tx, settled, partition) => {
    for (const one of settled) {
      const { distributionID } = one.message.content as Envelope;
      if (one.result === 'sent') await markSending(tx, partition, distributionID, 'PARTI', clock());
      else await settleDead(tx, partition, one.message.content as Envelope, one.error, clock());
    }
  },
});

/** A message that leaves nowhere: a person decides. */
const settleDead = async (tx: Tx, partition: number, envelope: Envelope, error: string, at: number): Promise<void> => {
  const { distributionID, senderID } = envelope;
  await markSending(tx, partition, distributionID, 'MORT', at, error);
  await raiseAlarm(tx, partition, centreOf(senderID)!, { id: newId(), kind: 'MORT', sender: senderID, distributionId: distributionID,
    dossier: null, detail: error, exercise: isExercise(envelope) }, at);
};

/** Carries the outbox of the site's centres to the hub and takes in what comes for them. */
export const openHubClients = (
  regulation: Regulation, context: HubOptions['context'] & Partial<Pick<ServiceContext, 'admission'>>, logger: Logger,
  { pollMs = 500, metrics }: { pollMs?: number; metrics?: Metrics } = {},
): HubClients => {
  const { admission = () => ({ open: true }) } = context;
  const open = whileOpen(admission);
  const reader = createEnvelopeReader();
  const site = siteOf(context.settings.SOCLE_CALLS_SITE);
  const hubId = hubIdOf(context.settings.SOCLE_CALLS_HUB_ID);
  const { links, loopback } = openHubLinks({ context, site, clock: regulation.clock, reader, logger, hubId });
  const partners = new Set(site.partners.map(({ id }) => id));
  const receivers = new Map([...links].map(([id, link]) => {
    const one = receiver(regulation, link, { isPartner: (one) => partners.has(one), hubId });
    // What is not taken is put back by its link and comes again: nothing is confirmed that was not stored.
    link.onMessage(async (delivery) => {
      const now = admission();
      if (!now.open) throw httpProblems.DISK_LOW({ detail: now.reason });
      return one.take(delivery);
    });
    return [centreOf(id)!, one] as const;
  }));
  const takeTurns = async (): Promise<false> => {
    for (const one of receivers.values()) await one.look();
    return false;
  };
  const tidy = async (): Promise<false> => {
    for (const centre of await seeAll(regulation, links)) await receivers.get(centre)?.giveUp();
    return false;
  };
  const loops = [startLoop('hub-turns', IDLE_MS.turns, logger, open(takeTurns)), startLoop('hub-links', IDLE_MS.links, logger, open(tidy)),
    startLoop('hub-fates', IDLE_MS.fates, logger, open(() => tellFates(regulation)))];
  const dispatcher: Dispatcher = startDispatcher({ pool: regulation.jobs, box: boxOf(regulation.keyring), partitions: regulation.partitions,
    channels: { [HUB_CHANNEL]: hubChannel(links, regulation, site, reader) }, clock: regulation.clock, logger,
    pollMs, admission, ...(metrics ? { metrics } : {}) });
  return {
    wake: dispatcher.wake, loopback,
    look: async () => { await takeTurns(); await tidy(); await tellFates(regulation); },
    close: async () => {
      await Promise.all([dispatcher.close(), ...loops.map((loop) => loop.stop())]);
      await Promise.all([...links.values()].map((link) => link.close()));
      await reader.close();
    },
  };
};

/** Writes down which links pass; gives the centres where messages waited in vain for their case. One round trip for all. */
const seeAll = async (regulation: Regulation, links: ReadonlyMap<string, HubLink>): Promise<string[]> => {
  const now = regulation.clock();
  const seen = [...links].map(([id, link]) => ({ centre: centreOf(id)!, up: link.isUp() }));
  const late = await atOnce(regulation.app, CONTEXT, (tx) => pipelined(
    [...Map.groupBy(seen, ({ centre }) => regulation.partitionOfCentre(centre))].sort(([a], [b]) => a - b).map(async ([partition, own]) =>
      (await pipelined([seeLinks(tx, partition, own, now), centresWithLate(tx, partition, lateBefore(now))]))[1])));
  return late.flat();
};
