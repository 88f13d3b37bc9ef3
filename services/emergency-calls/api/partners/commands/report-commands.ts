import type { Command } from '../../../domain/commands.ts';
import type { Case, Mission } from '../../../domain/state.ts';
import { patientHere } from '../../../exchange/case/patient-here.ts';
import { isKeptAlready, OUTSIDE } from '../../../exchange/case/told-elsewhere.ts';
import { readTime } from '../../../exchange/schema/read-time.ts';
import { restOfCase, restOfResources } from '../../../exchange/case/rest-of-case.ts';
import { vitalWarnings } from '../../../exchange/case/vital-warnings.ts';
import { listAt, textAt } from '../../../exchange/convert/tree.ts';
import type { JsonObject } from '../../../exchange/schema/json.ts';
import { commandId, type PartnerMessage } from '../partner-message.ts';

/** A message shown with the case as it came. */
export const keptCommands = (message: PartnerMessage, flag?: string): Command[] =>
  [{ type: 'garderMessage', id: commandId(message, 'garde'), from: message.sender, message: message.id, kind: message.kind,
    body: message.body, ...(flag ? { flag } : {}) }];

/** What a message says that no field of ours holds. A fire case is kept whole: its conversion to our model leaves parts out. */
export const restOf = ({ kind, body }: PartnerMessage, opening: boolean): JsonObject | undefined => {
  if (kind === 'RC-EDA') return body;
  if (kind === 'RS-EDA' || kind === 'RS-EDA-MAJ') return restOfCase(body, opening);
  if (kind === 'RS-BPV' && textAt(body, 'redactor.label') !== undefined) return { reportId: body['reportId']!,
    redactor: body['redactor']! };
  return kind === 'RS-RI' || kind === 'RC-RI' ? restOfResources(body) : undefined;
};

/** What no field of ours says of a message, kept with the case; the same once for each partner, however often it comes. */
export const restCommands = (message: PartnerMessage, state: Case, rest: JsonObject | undefined): Command[] => {
  if (rest === undefined || isKeptAlready(state, message.sender, message.kind, rest)) return [];
  return [{ type: 'garderMessage', id: commandId(message, 'reste'), from: message.sender, message: commandId(message, 'reste'),
    kind: message.kind, body: rest, flag: OUTSIDE }];
};

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
  const patient = patientHere(state, textAt(body, 'patient.patientId')!);
  const at = readTime(textAt(body, 'creation')!);
  return [...(state.patients.some(({ id }) => id === patient) ? []
    : [{ type: 'ajouterPatient', id: commandId(message, 'patient'), patient } as Command]),
  { type: 'faireBilan', id: commandId(message, 'bilan'), mission: mission.id, assessment: String(body['reportId']).slice(0, 80), patient,
    ...(at === undefined ? {} : { at }), role: textAt(body, 'redactor.role')!, content: { ...(body['patient'] as JsonObject),
      ...evaluation },
    warnings }];
};
