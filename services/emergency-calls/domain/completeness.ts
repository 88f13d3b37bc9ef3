import type { FieldError } from '#base/values/problem.ts';
import type { Case, Mission } from './state.ts';

const missing = (pointer: string, fr: string, en: string): FieldError => ({ pointer, code: 'missing', detail: { fr, en } });

const NEEDED: readonly [path: string, fr: string, en: string][] = [
  ['qualification.origin', 'Origine de l’appel', 'Origin of the call'],
  ['qualification.whatsHappen', 'Nature de fait', 'What is happening'],
  ['qualification.healthMotive', 'Motif de recours', 'Health motive'],
  ['qualification.locationKind', 'Type de lieu', 'Kind of place'],
];
const PLACE = ['location.detailedAddress.complete', 'location.geometry', 'location.city', 'location.name'];
const has = ({ fields }: Case, path: string): boolean => (fields[path]?.value ?? null) !== null;

const missionGaps = ({ id, statuses }: Mission): FieldError[] => {
  const told = new Set(statuses.map(({ status }) => status));
  if (told.has('ANNULE')) return [];
  return [
    ...(told.has('DEPART') ? [] : [missing(`/missions/${id}/DEPART`, 'Heure de départ', 'Time of departure')]),
    ...(told.has('ARRIVEE') ? [] : [missing(`/missions/${id}/ARRIVEE`, 'Heure d’arrivée', 'Time of arrival')]),
    ...(told.has('DESTIN') || told.has('FINPEC') ? []
      : [missing(`/missions/${id}/FINPEC`, 'Arrivée à destination ou fin de prise en charge', 'Arrival at destination or end of care')]),
  ];
};

const medicalGaps = (state: Case): FieldError[] => {
  if (state.kind !== 'DRM') return [];
  const oriented = state.decisions.filter(({ type, destination }) => type === 'ORIENT' && destination === null);
  return [
    ...(state.decisions.length > 0 ? [] : [missing('/decisions', 'Au moins une décision', 'At least one decision')]),
    ...(state.patients.some(({ careLevel }) => careLevel !== null) ? []
      : [missing('/careLevel', 'Niveau de soins', 'Care level')]),
    ...state.patients.filter(({ id }) => !has(state, `patient/${id}/hypothesis.mainDiagnosis`))
      .map(({ id }) => missing(`/fields/patient~1${id}~1hypothesis.mainDiagnosis`, 'Hypothèse principale', 'Main hypothesis')),
    ...oriented.map(({ id }) => missing(`/decisions/${id}/destination`, 'Destination de l’orientation', 'Destination')),
  ];
};

/** What a dossier still lacks to be validated, all at once (domain §9, completeness test). A D needs only its origin. */
export const missingParts = (state: Case): FieldError[] => {
  const needed = state.kind === 'D' ? NEEDED.slice(0, 1) : NEEDED;
  return [
    ...needed.filter(([path]) => !has(state, path)).map(([path, fr, en]) => missing(`/fields/${path}`, fr, en)),
    ...(state.kind === 'D' || PLACE.some((path) => has(state, path)) ? [] : [missing('/fields/location', 'Lieu', 'Place')]),
    ...medicalGaps(state), ...state.missions.flatMap(missionGaps),
  ];
};
