import type { Command } from '../../../domain/commands.ts';
import { objectId } from '../../../domain/identifiers/case-ids.ts';
import type { Case, Mission } from '../../../domain/state.ts';
import { readResources, readState } from '../../../exchange/case/read-resources.ts';
import type { JsonObject } from '../../../exchange/schema/json.ts';
import { commandId, type PartnerMessage } from '../partner-message.ts';

/** The mission that we gave to a vehicle a partner speaks of: the latest. */
const ownMission = ({ missions, organisation }: Case, resource: string): Mission | undefined => missions.findLast((mission) =>
  mission.resource === resource || objectId(organisation, 'resource', mission.resource) === resource);

/** RS-RI and RC-RI: statuses of our own vehicles go to their missions, a partner's vehicles beside them. */
export const resourceCommands = (message: PartnerMessage, state: Case): Command[] => {
  const told = readResources(message.body).map((resource) => ({ resource, mission: ownMission(state, resource.id) }));
  const theirs = told.filter(({ mission }) => !mission).map(({ resource }) => resource);
  const ours = told.flatMap(({ resource, mission }, i) => (mission ? resource.states.map((one, n): Command =>
    ({ type: 'statuer', id: commandId(message, `statut-${i}-${n}`), mission: mission.id, status: one.status, le: one.at })) : []));
  return [...(theirs.length > 0 ? [{ type: 'recevoirMoyens', id: commandId(message, 'moyens'), from: message.sender,
    resources: theirs } as Command] : []), ...ours];
};

/** RS-SR: one status; an older one goes to its place in the story. */
export const statusCommands = (message: PartnerMessage, state: Case): Command[] => {
  const resource = String(message.body['resourceId']);
  const told = readState(message.body['state'] as JsonObject);
  if (!told) return [];
  const mission = ownMission(state, resource);
  const id = commandId(message, 'statut');
  return [mission ? { type: 'statuer', id, mission: mission.id, status: told.status, le: told.at }
    : { type: 'recevoirStatut', id, from: message.sender, resource, status: told.status, le: told.at }];
};
