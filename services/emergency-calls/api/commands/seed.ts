import { surveyTerritory } from '#base/geo/thread/open-geo.ts';
import type { CommandEnd, CommandStep } from '#base/http/command-words.ts';
import type { ServiceContext } from '#base/http/service-context.ts';
import { inContext, systemContext } from '#base/store/context.ts';
import { CENTRES } from '../../data/centres.ts';
import { DEMO_TERRITORY } from '../../data/demo-territory.ts';
import { demoBeds } from '../../data/demo-beds.ts';
import { declareBeds } from '../../store/beds.ts';
import { demoCareOffer } from '../../data/demo-care-offer.ts';
import { demoVehicles } from '../../data/demo-vehicles.ts';
import { divideTerritory } from '../../domain/territory/territory.ts';
import { enterOffers } from '../../store/care-offer.ts';
import { enterResources } from '../../store/resources.ts';
import { inviteDemoAgents } from '../demo-agents.ts';
import { seedDayOfCalls } from './seed-calls.ts';
import { regulationOf } from '../regulation-of.ts';

/**
 * Fills a demonstration: the people's rights, the vehicles and beds of six centres, and a day of calls of the first. A
 * second run changes nothing.
 */
export const seed = async (context: ServiceContext, _args: readonly string[], report: (step: CommandStep) => void): Promise<CommandEnd> => {
  if (!context.demo) return { ok: false, text: { fr: 'Réservé à la démonstration.', en: 'For the demonstration only.' } };
  const regulation = regulationOf(context, () => undefined);
  try {
    const { landmarks } = await surveyTerritory(DEMO_TERRITORY, 0);
    const territory = divideTerritory(landmarks, CENTRES);
    await inviteDemoAgents(regulation);
    for (const [done, { code }] of CENTRES.entries()) {
      const partition = regulation.partitionOfCentre(code);
      await inContext(regulation.app, systemContext('seed', 'demonstration'), async (tx) => {
        await enterResources(tx, partition, code, demoVehicles(code, landmarks, territory));
        for (const beds of demoBeds(code)) await declareBeds(tx, { partition, centre: code }, { ...beds, at: regulation.clock() });
        await enterOffers(tx, { partition, centre: code }, demoCareOffer(code, landmarks, territory));
      });
      report({ text: { fr: 'Centres de la démonstration', en: 'Centres of the demonstration' }, done: done + 1, of: CENTRES.length });
    }
    await seedDayOfCalls(regulation, CENTRES[0]!.code);
    return { ok: true, text: { fr: `${CENTRES.length} centres prêts`, en: `${CENTRES.length} centres ready` },
      figures: { centres_count: CENTRES.length } };
  } finally {
    await regulation.close();
  }
};
