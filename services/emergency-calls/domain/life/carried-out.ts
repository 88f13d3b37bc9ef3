import { currentStatus, isFreeOfPatient } from '../codes/vehicle-statuses.ts';
import type { Case } from '../state.ts';

/** Has each crew of ours ended its care? A mission of which nothing was told has not. */
export const crewsAreFree = ({ missions }: Case): boolean => missions.every(({ statuses }) => {
  const now = currentStatus(statuses);
  return now !== undefined && isFreeOfPatient(now.status);
});

const somebodyWent = ({ missions }: Case): boolean => missions.some(({ statuses }) => currentStatus(statuses)?.status !== 'ANNULE');
const partnersAreFree = ({ partnerResources }: Case): boolean => partnerResources.every(({ statuses }) => {
  const now = currentStatus(statuses);
  return now === undefined || isFreeOfPatient(now.status);
});
const nothingIsAsked = ({ waiting, transfer, conflicts, callBacks, requests }: Case): boolean => waiting === null
  && transfer?.answer !== 'waiting' && conflicts.length === 0 && callBacks.every(({ doneAt }) => doneAt !== null)
  && requests.every(({ answer, cancelled }) => cancelled || answer !== null);

/**
 * Has every decision been taken and carried out (domain §3, ACHEVE)? Somebody was sent and every crew is without a patient, a
 * DRM has its decision, and nothing is waited for. A dossier that sent nobody is ended by a person, who alone knows that all was said.
 */
export const isCarriedOut = (state: Case): boolean => somebodyWent(state) && crewsAreFree(state) && partnersAreFree(state)
  && nothingIsAsked(state) && (state.kind !== 'DRM' || state.decisions.length > 0);
