import { logPublisher } from '#base/dossiers/log-publisher.ts';
import { startLoop } from '#base/jobs/loop.ts';
import { createLogger } from '#base/telemetry/logger.ts';
import { startAid } from '#services/emergency-calls/api/mutual-aid/aid-loops.ts';
import { announce } from '#services/emergency-calls/api/partners/announce.ts';
import { openHubClients } from '#services/emergency-calls/api/partners/hub-clients.ts';
import { regulationOf } from '#services/emergency-calls/api/regulation-of.ts';
import { lifeRound } from '#services/emergency-calls/api/work/life-round.ts';
import { indicatorRound } from '#services/emergency-calls/store/indicators-follow.ts';
import { argument, usage } from './child.ts';
import type { CallsArgument } from './calls-server.ts';

/** The background work of the service for all centres of the bench, without the make-believe telephony of a demonstration. */
const data = await argument<CallsArgument>();
const logger = createLogger(data.service);
const regulation = regulationOf(data as never, (error) => logger.error({ err: error }, 'the register failed at something'), { jobs: 8 });
const loops = [startLoop('publication', 5_000, logger, logPublisher(regulation)),
  startLoop('indicators', 5_000, logger, indicatorRound(regulation)), startAid(regulation, logger),
  startLoop('life', 10_000, logger, lifeRound(regulation, [announce(regulation)]))];
const hub = openHubClients(regulation, data, logger);

process.on('message', async (message) => {
  if ((message as { question: string }).question === 'usage') return void process.send!(usage());
  await Promise.all([...loops.map((loop) => loop.stop()), hub.close()]);
  await regulation.close();
  process.exit(0);
});
process.send!({ port: 0 });
