/** Steps of a vehicle's mission (HubSante.statutVecteur), in order. Steps may be skipped, never invented. */
export const VEHICLE_STATUSES = ['DECISION', 'DECLENCHE', 'DEPART', 'ARRIVEE', 'PEC', 'BILAN', 'ORIENTAT', 'TRANSP', 'ETAPE1',
  'TRANSP2', 'ETAPE2', 'TRANSP3', 'DESTIN', 'FINPEC', 'RETOUR', 'RET-BASE', 'REN-BASE', 'ANNULE'] as const;

export type VehicleStatus = typeof VEHICLE_STATUSES[number];

/** On its way back, at its base or never gone: a vehicle that may be sent again, from where it is (domain §5). Queries take this list. */
export const BACK: readonly VehicleStatus[] = ['RETOUR', 'RET-BASE', 'REN-BASE', 'ANNULE'];
/** No patient aboard or at hand, no longer or not yet: what closing a dossier asks of its crews. */
export const FREE_OF_PATIENT: readonly VehicleStatus[] = ['FINPEC', ...BACK];
const ENDED: readonly VehicleStatus[] = ['REN-BASE', 'ANNULE'];
const CANCELLABLE: readonly VehicleStatus[] = ['DECISION', 'DECLENCHE', 'DEPART'];

/** Does the mission end with this status? */
export const endsMission = (status: VehicleStatus): boolean => ENDED.includes(status);

/** May a vehicle be sent whose mission stands there, or that has none (`null`)? One that takes several missions always may (domain §5). */
export const maySend = (status: string | null, several = false): boolean =>
  several || status === null || (BACK as readonly string[]).includes(status);

/** Is it without a patient? */
export const isFreeOfPatient = (status: VehicleStatus): boolean => FREE_OF_PATIENT.includes(status);

/** A cancellation is possible after the engagement and before the arrival. */
export const isCancellable = (status: VehicleStatus): boolean => CANCELLABLE.includes(status);

/** One press of a button: a status at an instant, as told by a crew, a radio operator or a partner. */
export type StatusFact = { status: VehicleStatus; at: number; receivedAt: number; by: string };

/**
 * The current status: the one with the greatest instant, whatever the order in which they came (a tablet offline, a radio
 * message typed late); of two at one instant, the later step.
 */
export const currentStatus = (facts: readonly StatusFact[]): StatusFact | undefined =>
  facts.reduce<StatusFact | undefined>((latest, fact) => (latest === undefined || fact.at > latest.at
    || (fact.at === latest.at && VEHICLE_STATUSES.indexOf(fact.status) > VEHICLE_STATUSES.indexOf(latest.status)) ? fact : latest),
  undefined);

/** Do missions of a dossier keep a vehicle, so that it cannot be sent there again? Even one that takes several missions. */
export const isKept = (missions: readonly { resource: string; statuses: readonly StatusFact[] }[], resource: string): boolean =>
  missions.some((one) => one.resource === resource && !maySend(currentStatus(one.statuses)?.status ?? 'DECISION'));
