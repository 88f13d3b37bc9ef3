import { toRfc3339, type Instant } from '#base/values/instant.ts';
import { takesCallsUntil } from '../domain/calls/takes-calls.ts';
import { gravest } from '../domain/codes/care-levels.ts';
import { currentStatus, endsMission } from '../domain/codes/vehicle-statuses.ts';
import type { Placed } from '../domain/fields/field-kinds.ts';
import { regulationAid } from '../domain/mutual-aid/regulation-aid.ts';
import type { Case, Mission } from '../domain/state.ts';

export const CASE_COLUMNS = [
  'centre', 'case_id', 'numero', 'nature', 'attribution', 'etat', 'priorite', 'niveau', 'filiere', 'attend_depuis', 'medecin',
  'proprietaire', 'exercice', 'ouvert_le', 'active_le', 'adresse', 'commune', 'motif', 'fait', 'lat', 'lon', 'precision', 'patients',
  'missions', 'conflits', 'non_livres', 'transfert', 'rappel_le', 'evenement', 'joint_a', 'p0_depuis', 'p0_bord',
  'regul_centre', 'regul_sens', 'regul_depuis', 'regul_prise_le', 'appels_jusque',
] as const;

export const MISSION_COLUMNS = ['mission_id', 'centre', 'resource_id', 'vehicule', 'type_vecteur', 'statut', 'statut_le', 'engage_le',
  'finie', 'exercice', 'prevue_le', 'sur_place_le', 'bilan_le'] as const;

const instant = (at: Instant | null | undefined): string | null => (at == null ? null : toRfc3339(at));
const field = <T>(state: Case, path: string): T | null => (state.fields[path]?.value ?? null) as T | null;

const nextCallBack = ({ callBacks }: Case): Instant | null => {
  const due = callBacks.filter(({ doneAt }) => doneAt === null).map(({ dueAt }) => dueAt);
  return due.length === 0 ? null : Math.min(...due);
};

const aidColumns = (state: Case): Readonly<Record<string, unknown>> => {
  const aid = regulationAid(state);
  return { regul_centre: aid?.centre ?? null, regul_sens: aid?.way ?? null, regul_depuis: instant(aid?.since),
    regul_prise_le: instant(aid?.takenAt) };
};

/** A dossier as lists, queues and the map show it. */
export const caseRow = (state: Case): Readonly<Record<string, unknown>> => {
  const point = field<Placed>(state, 'location.geometry');
  return {
    centre: state.centre, case_id: state.caseId, numero: state.number, nature: state.kind, attribution: state.attribution,
    etat: state.state, priorite: state.priority, niveau: gravest(state.patients.map(({ careLevel }) => careLevel)),
    filiere: state.waiting?.branch ?? field<string>(state, 'perimeter'), attend_depuis: instant(state.waiting?.since),
    medecin: state.doctor?.by ?? null, proprietaire: state.owner, exercice: state.exercise, ouvert_le: instant(state.createdAt),
    active_le: instant(state.activatedAt), adresse: field(state, 'location.detailedAddress.complete'),
    commune: field<{ name?: string }>(state, 'location.city')?.name ?? null, motif: field(state, 'qualification.healthMotive'),
    fait: field(state, 'qualification.whatsHappen'), lat: point?.lat ?? null, lon: point?.lon ?? null, precision: point?.precision ?? null,
    patients: state.patients.length, missions: state.missions.length, conflits: state.conflicts.length,
    non_livres: state.sent.filter((one) => one.state !== 'delivered').length,
    transfert: state.transfer?.answer ?? null, rappel_le: instant(nextCallBack(state)), evenement: state.event, joint_a: state.joinedTo,
    p0_depuis: instant(state.alarm?.since), p0_bord: instant(state.alarm?.secondLineAt), appels_jusque: instant(takesCallsUntil(state)),
    ...aidColumns(state),
  };
};

/** When the vehicle was expected on scene: what the screen showed to whoever chose it. */
const expectedAt = ({ engagedAt, resource, shown }: Mission): Instant | null => {
  const seconds = shown.find((one) => one.resource === resource)?.seconds;
  return seconds === undefined ? null : engagedAt + seconds * 1_000;
};

const earliest = (instants: readonly Instant[]): Instant | null => (instants.length === 0 ? null : Math.min(...instants));

/** The missions of a dossier as the vehicle board shows them. */
export const missionRows = (state: Case): readonly Readonly<Record<string, unknown>>[] => state.missions.map((mission) => {
  const now = currentStatus(mission.statuses);
  return { mission_id: mission.id, centre: state.centre, resource_id: mission.resource, vehicule: mission.name,
    type_vecteur: mission.vehicleType, statut: now?.status ?? 'DECISION', statut_le: instant(now?.at ?? mission.engagedAt),
    engage_le: instant(mission.engagedAt), finie: now !== undefined && endsMission(now.status), exercice: state.exercise,
    prevue_le: instant(expectedAt(mission)),
    sur_place_le: instant(earliest(mission.statuses.filter(({ status }) => status === 'ARRIVEE').map(({ at }) => at))),
    bilan_le: instant(earliest(mission.assessments.map(({ at }) => at))) };
});
