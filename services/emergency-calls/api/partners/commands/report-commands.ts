import type { Command } from '../../../domain/commands.ts';
import type { Case, Mission } from '../../../domain/state.ts';
import { vitalWarnings } from '../../../exchange/case/vital-warnings.ts';
import { listAt, textAt } from '../../../exchange/convert/tree.ts';
import type { JsonObject } from '../../../exchange/schema/json.ts';
import { commandId, type PartnerMessage } from '../partner-message.ts';

/** A message shown with the case as it came. */
export const keptCommands = (message: PartnerMessage, flag?: string): Command[] =>
  [{ type: 'garderMessage', id: commandId(message, 'garde'), from: message.sender, message: message.id, kind: message.kind,
    body: message.body, ...(flag ? { flag } : {}) }];

/** The mission whose crew wrote: of all, the last with a medical crew. */
const reporting = ({ missions }: Case): Mission | undefined =>
  missions.findLast(({ vehicleType }) => vehicleType.startsWith('SMUR')) ?? missions.at(-1);

/** RS-BPV: the crew's assessment of a patient, with warnings for unlikely figures; without a mission of ours it stays with the case. */
export const assessmentCommands = (message: PartnerMessage, state: Case): Command[] => {
  const { body } = message;
  const evaluation = (body['evaluation'] ?? {}) as JsonObject;
  const warnings = vitalWarnings(listAt(evaluation, 'parameter'));
  const mission = reporting(state);
  if (!mission) return keptCommands(message).map((command) => ({ ...command, warnings }) as Command);
  return [{ type: 'faireBilan', id: commandId(message, 'bilan'), mission: mission.id, assessment: String(body['reportId']).slice(0, 80),
    role: textAt(body, 'redactor.role')!, content: { ...(body['patient'] as JsonObject), ...evaluation }, warnings }];
};
