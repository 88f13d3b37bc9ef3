import { inContext, systemContext } from '#base/store/context.ts';
import { REGULATION_REQUEST } from '../../domain/codes/regulation-request.ts';
import { organisationOf } from '../../domain/identifiers/case-ids.ts';
import { divertRegulation } from '../../domain/mutual-aid/divert-regulation.ts';
import { aidSettingsFor } from '../../store/mutual-aid/aid-settings-for.ts';
import { readLevers } from '../../store/mutual-aid/aid-states.ts';
import { readRegulationQueues } from '../../store/mutual-aid/regulation-queues.ts';
import type { Regulation } from '../../store/open-regulation.ts';
import { giveCommands, type Consequence } from '../give-commands.ts';

const CONTEXT = systemContext('entraide', 'regulation');
/** Dossiers offered that one process remembers, so that it does not look at each of them again; the dossier itself knows best. */
const REMEMBERED_MAX = 10_000;

/**
 * Offers waiting dossiers of P2, P3 and SNP to the doctors of other centres (RS-DR, REGUL). A dossier stays in its own centre's queue
 * until a doctor there or here takes it; the decision comes back as any partner's does. Gives how many were offered.
 */
export const offerRegulation = async (
  regulation: Regulation, offered: Set<string>, consequences: readonly Consequence[],
): Promise<number> => {
  const { partitions } = regulation;
  const now = regulation.clock();
  const orders = await inContext(regulation.app, CONTEXT, async (tx) => {
    const { cases, desks } = await readRegulationQueues(tx, partitions, now, offered);
    return divertRegulation(cases, desks, await readLevers(tx, partitions), now, await aidSettingsFor(tx, partitions));
  });
  for (const { dossier, from, to } of orders) {
    await giveCommands(regulation, CONTEXT, { ref: { partition: regulation.partitionOfCentre(from), id: dossier }, purpose: 'regulation',
      actor: { id: 'system:entraide', role: 'systeme', label: 'entraide', centre: from }, commands: [{ type: 'demanderRessource',
        id: `entraide-regul-${dossier}`, request: `regul-${dossier}`, from: organisationOf(from), to: organisationOf(to),
        purpose: REGULATION_REQUEST }] }, consequences);
    if (offered.size >= REMEMBERED_MAX) offered.clear();
    offered.add(dossier);
  }
  return orders.length;
};
