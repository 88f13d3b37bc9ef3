import type { Appointment } from '../../domain/state.ts';
import type { JsonObject } from '../schema/json.ts';
import { writeTime } from '../schema/read-time.ts';

/** An appointment as an RS-SAS-RDV says it: made, or given up. Nothing of the patient travels. */
export const writeAppointment = (one: Appointment, zone = 'Europe/Paris'): JsonObject => {
  const { regulator, practitioner, organization } = one;
  return {
    appointmentId: one.id, method: one.cancelledAt === null ? 'CreateAppointment' : 'UpdateAppointment', created: writeTime(one.at, zone),
    start: writeTime(one.start, zone), end: writeTime(one.end, zone), status: one.cancelledAt === null ? 'booked' : 'cancelled',
    orientationCategory: one.category, ...(practitioner ? { practitioner: { ...practitioner } } : {}),
    ...(organization ? { organization: { ...organization } } : {}),
    regulator: { ...(regulator.id ? { regulatorId: regulator.id } : {}), regulatorName: regulator.lastName,
      regulatorFirstname: regulator.firstName, regulatorEmail: regulator.email },
  };
};
