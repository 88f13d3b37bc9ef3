import { objectId } from '../../domain/identifiers/case-ids.ts';
import type { Case } from '../../domain/state.ts';

const PATIENT_CHARS_MAX = 40;

/** Identifier of a patient for partners. */
export const patientIdOf = ({ organisation, number }: Case, id: string): string => `${objectId(organisation, 'patient', number)}.${id}`;

/** Our id of a patient: ours that comes back is itself, a partner's is the end of what they call them. */
export const patientHere = (state: Case, id: string): string => {
  const own = patientIdOf(state, '');
  const at = id.indexOf('.patient.');
  const told = id.startsWith(own) ? id.slice(own.length) : at < 0 ? id : id.slice(at + '.patient.'.length);
  return told.replace(/[^A-Za-z0-9_-]/g, '_').slice(-PATIENT_CHARS_MAX);
};
