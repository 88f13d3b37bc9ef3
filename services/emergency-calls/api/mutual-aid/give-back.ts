import { pipelined } from '#base/store/pipelined.ts';
import { inContext, systemContext } from '#base/store/context.ts';
import { Problem } from '#base/values/problem.ts';
import type { CaseActor } from '../../domain/context.ts';
import type { Command } from '../../domain/commands.ts';
import { centreOf, organisationOf } from '../../domain/identifiers/case-ids.ts';
import { helpersSince, legReturned, unreturnedLegs } from '../../store/mutual-aid/diversions.ts';
import { waitingTransfers } from '../../store/mutual-aid/transfers.ts';
import type { Regulation } from '../../store/open-regulation.ts';
import { everywhere } from './everywhere.ts';
import { giveCommands, type Consequence } from '../give-commands.ts';

const CONTEXT = systemContext('entraide', 'regulation');
const HOUR_MS = 3_600_000;

const give = (regulation: Regulation, centre: string, dossier: string, command: Command, consequences: readonly Consequence[]) => {
  const actor: CaseActor = { id: 'system:entraide', role: 'systeme', label: 'entraide', centre };
  return giveCommands(regulation, CONTEXT, { ref: { partition: regulation.partitionOfCentre(centre), id: dossier }, actor,
    commands: [command], purpose: 'regulation' }, consequences);
};

/**
 * Offers the dossiers of diverted calls to the centres where they rang first: each stays the owner of its territory's cases, and the
 * helper works on as a partner of the share. Gives how many.
 */
export const offerBack = async (regulation: Regulation, consequences: readonly Consequence[]): Promise<number> => {
  let count = 0;
  const now = regulation.clock();
  const looked = await everywhere(regulation, CONTEXT, (tx, partition) => unreturnedLegs(tx, partition, now - 6 * HOUR_MS));
  for (const [partition, legs] of looked.entries()) {
    for (const { leg, to, from, dossier } of legs) {
      try {
        await give(regulation, to, dossier!, { type: 'demanderTransfert', id: `entraide-${leg.slice(-60)}`, to: organisationOf(from) },
          consequences);
      } catch (error) {
        // Picked up, but the dossier is not written yet: at the next round.
        if (error instanceof Problem) continue;
        throw error;
      }
      await inContext(regulation.app, CONTEXT, (tx) => legReturned(tx, partition, leg, now));
      count += 1;
    }
  }
  return count;
};

/**
 * Takes back what a helper offers: a transfer that is asked by a centre which took our calls within six hours is accepted at once,
 * because nobody has time to answer it while the centre drowns. Gives how many.
 */
export const takeBack = async (regulation: Regulation, consequences: readonly Consequence[]): Promise<number> => {
  let count = 0;
  const since = regulation.clock() - 6 * HOUR_MS;
  for (const [asked, helpers] of await everywhere(regulation, CONTEXT, (tx, partition) =>
    pipelined([waitingTransfers(tx, partition), helpersSince(tx, partition, since)]))) {
    for (const { dossier, centre, owner } of asked) {
      if (!helpers.has(`${centre}/${centreOf(owner)}`)) continue;
      await give(regulation, centre, dossier, { type: 'repondreTransfert', id: `entraide-reprise-${dossier}`, answer: 'accepted',
        from: owner }, consequences);
      count += 1;
    }
  }
  return count;
};
